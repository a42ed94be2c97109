"""Replays: run the declared generator again in a scratch copy, and compare what it makes with what was released.

In: a manifest, its folder, the data that the command needs. Out: how close the repetition came. Never: a program run
without being asked for, the folder itself as a place to run in, a shell.
"""
