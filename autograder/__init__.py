"""The grader of Convolab, and of any course written with nbgrader.

Nothing here is imported by a student's notebook, and nothing here is visible inside the sandbox.
"""
