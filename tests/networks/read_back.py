"""Reads graph files back with networkx or igraph, and measures them: python3 read_back.py LIBRARY FOLDER

FOLDER holds MODE.graphml, MODE.gexf, MODE.csv (the matrix) and MODE.measures.csv, for MODE onemode and twomode, and
positions.graphml, positions.gexf of a corpus.
"""

import csv
import sys

LIBRARY, FOLDER = sys.argv[1:]


def rows(name):
    with open(f"{FOLDER}/{name}", encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def matrix(mode):
    head, *lines = rows(f"{mode}.csv")
    return {(line[0], column): float(cell) for line in lines for column, cell in zip(head[1:], line[1:])}


def measures(mode):
    with open(f"{FOLDER}/{mode}.measures.csv", encoding="utf-8", newline="") as file:
        return {line["name"]: line for line in csv.DictReader(file)}


def near(a, b, what):
    assert abs(float(a) - float(b)) < 1e-6, (what, a, b)


def edges_equal(mode, edges):
    """Every cell of the matrix is an edge with that sign, and every edge a cell."""
    cells = matrix(mode)
    ties = {}
    for source, target, data in edges:
        assert (source, target) not in ties and (target, source) not in ties, "edges are not parallel"
        assert data["weight"] > 0 and data["statements"] and data["sign"] in (-1, 0, 1), data
        assert data["sign"] == (data["signed"] > 0) - (data["signed"] < 0), data
        assert "2022-03-01" <= data["first"] <= data["last"] <= "2024-12-30", data
        ties[source, target] = data["signed"]
    for (row, column), cell in cells.items():
        near(ties.get((row, column), ties.get((column, row), 0)), cell, (mode, row, column))
    for ends, signed in ties.items():
        near(cells.get(ends, cells.get(ends[::-1])), signed, (mode, ends))


def with_networkx():
    import networkx as nx

    for mode in ("onemode", "twomode"):
        for graph in (nx.read_graphml(f"{FOLDER}/{mode}.graphml"), nx.read_gexf(f"{FOLDER}/{mode}.gexf")):
            assert not graph.is_directed() and not graph.is_multigraph(), type(graph)
            labels = nx.get_node_attributes(graph, "label")
            kinds = {labels[node]: kind for node, kind in graph.nodes(data="kind")}
            assert kinds["حزب الميناء"] == "actor" and kinds['"Free Port" Group'] == "actor", kinds
            assert mode == "onemode" or kinds["يجب حماية الساحل"] == "issue", kinds
            edges_equal(mode, [(labels[a], labels[b], data) for a, b, data in graph.edges(data=True)])
        # Measures are those of the ties in the matrix; a tie whose agreement and disagreement are equal is none there.
        graph.remove_edges_from([(a, b) for a, b, sign in graph.edges(data="sign") if sign == 0])
        for a, b, data in graph.edges(data=True):
            data["size"] = abs(data["signed"])
        ours = measures(mode)
        for name, theirs in {
            "degree": dict(graph.degree()),
            "strength": dict(graph.degree(weight="size")),
            "betweenness": nx.betweenness_centrality(graph),
            "closeness": nx.closeness_centrality(graph),
            "eigenvector": nx.eigenvector_centrality(graph, max_iter=10_000, tol=1e-10, weight="size"),
        }.items():
            for node, value in theirs.items():
                near(ours[labels[node]][name], value, (mode, name, labels[node]))
        components = {frozenset(labels[node] for node in found) for found in nx.connected_components(graph)}
        assert groups(ours, "component") == components, components
    for graph in (nx.read_graphml(f"{FOLDER}/positions.graphml"), nx.read_gexf(f"{FOLDER}/positions.gexf")):
        assert graph.number_of_edges() > 0 and not graph.is_multigraph(), graph
        assert all("#" in statements for *_, statements in graph.edges(data="statements")), "edges name their statements"


def with_igraph():
    import igraph

    for mode in ("onemode", "twomode"):
        graph = igraph.Graph.Read_GraphML(f"{FOLDER}/{mode}.graphml")
        assert not graph.is_directed(), graph.summary()
        names = graph.vs["name"]
        edges_equal(mode, [(names[e.source], names[e.target], e.attributes()) for e in graph.es])
        # No split of so small a graph into communities is better than the best, and ours is as good.
        graph.delete_edges(graph.es.select(signed_le=0))
        ours = [int(measures(mode)[name]["community"]) for name in names]
        best = graph.community_optimal_modularity(weights="signed").modularity
        near(graph.modularity(ours, weights="signed"), best, (mode, "modularity"))
    positions = igraph.Graph.Read_GraphML(f"{FOLDER}/positions.graphml")
    assert positions.ecount() > 0 and min(positions.es["weight"]) > 0, positions.summary()


def groups(ours, column):
    found = {}
    for name, line in ours.items():
        found.setdefault(line[column], set()).add(name)
    return {frozenset(group) for group in found.values()}


{"networkx": with_networkx, "igraph": with_igraph}[LIBRARY]()
