"""How the models of the chapters are made and trained, one or many seeds at once; README.md of lib lists the modules."""
