"""Fetching: only from the public net, only so much, never faster than a site asks, no cookie and no credentials.

:mod:`~qawl.reading.fetch.client` is the way in; :mod:`~qawl.reading.fetch.urls` reads a URL,
:mod:`~qawl.reading.fetch.addresses` says which addresses are never connected to,
:mod:`~qawl.reading.fetch.connect` connects to the very address that was checked.
"""
