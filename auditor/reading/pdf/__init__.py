"""PDF documents: drawn pages whose tables are put together again from ruling lines and places of characters."""
