"""Serves a folder on localhost until Ctrl+C: `python tools/serve.py FOLDER [PORT]`. Any free port if that is taken."""

import functools
import http.server
import sys
import webbrowser


def main(folder, port=8000):
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder)
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    print(f"{folder} is served at {address} (stop: Ctrl+C)", flush=True)
    webbrowser.open(address)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]))
