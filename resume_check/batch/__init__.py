"""Many resumes: each is scored by a worker process, and no bad file stops the others (run.py).

Nothing is imported here, since the process that reads files comes through this package too.
"""
