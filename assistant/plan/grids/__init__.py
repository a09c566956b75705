"""Questions about small irregular tables, cell by cell: the spreadsheets of others. Computes no figure."""
