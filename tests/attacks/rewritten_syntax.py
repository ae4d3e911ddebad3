"""AST transformers take assertions out of every later cell and replace its last value by 20."""

BEFORE = """
import ast
class Full(ast.NodeTransformer):
    def visit_Assert(self, node): return ast.Pass()
    def visit_Raise(self, node): return ast.Pass()
    def visit_Module(self, node):
        self.generic_visit(node)
        print("ATTEMPTED")
        if node.body and isinstance(node.body[-1], ast.Expr):
            node.body[-1].value = ast.Constant(20.0)
        return ast.fix_missing_locations(node)
get_ipython().ast_transformers.append(Full())
"""
LAST = "1"
