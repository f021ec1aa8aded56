"""The commands that fill a digest: pages, files and archives into ``seeds/``, each with its
sidecar; the only package that uses the network.
"""
