"""Records -> views: what each kind of page shows, as frozen records for its template."""
