"""The digest as tables and as files of other trades: CSV, SQLite, Parquet, TEI, CollateX, ninjs."""
