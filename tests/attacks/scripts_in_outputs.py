"""Scripts, frames, forms and pictures with handlers in outputs, text cells and error messages."""

EVERY = """
from IPython.display import HTML, SVG, Javascript, Markdown, display
evil = "<script>pwned()</script><img src=x onerror=pwned()><iframe srcdoc='<b>'></iframe><svg onload=pwned()>"
display(HTML(evil), Markdown(evil), Javascript("pwned()"))
display(HTML("<table onmouseover=pwned()><tr><td><a href='javascript:pwned()'>x</a></td></tr></table>"))
display({"image/svg+xml": evil, "text/latex": evil, "application/javascript": "pwned()"}, raw=True)
display({"image/png": evil, "text/html": evil, "text/plain": evil}, raw=True)
print("ATTEMPTED", evil)
class Evil(ValueError): pass
Evil.__name__ = Evil.__qualname__ = evil
def NAME(*args, **kwargs): raise Evil(evil)
NAME.__name__ = NAME.__qualname__ = evil
"""
FILE = "<script>pwned()</script><img src=x onerror=pwned()>.ipynb"


def change(content):
    for cell in content["cells"]:
        if cell["cell_type"] == "markdown" and not cell["metadata"].get("nbgrader"):
            cell["source"] = "<script>pwned()</script> ![x](javascript:pwned()) <b onclick=pwned()>"
    return content
