"""Records -> views: what each kind of page shows, as frozen records whose fields are the template's
variables.
"""
