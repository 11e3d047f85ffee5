"""How the models of the chapters are made and trained, one or many seeds at once.

lib/README.md lists the modules.
"""
