//! Tests of the drawing.

use super::*;

fn graph(mirrored: bool) -> Graph {
    // Side 0 speaks to issue 1 alone, side 1 to issue 0: the first order crosses.
    Graph {
        sides: vec![1, 1],
        rows: vec![0, 1, 1],
        issues: vec![1, 2],
        edges: vec![(0, 1, 1), (1, 0, 1)],
        pills: true,
        mirrored,
        ..Graph::default()
    }
}

#[test]
fn crossings_are_avoided() {
    let graph = graph(false);
    let (_, rows, issues) = graph.order();
    assert_eq!(graph.crossings(&rows, &issues), 0);
}

#[test]
fn boxes_of_a_column_do_not_overlap() {
    for mirrored in [false, true] {
        let layout = graph(mirrored).layout();
        for boxes in [&layout.sides, &layout.rows, &layout.issues] {
            let mut spans: Vec<(i32, i32)> = boxes.iter().map(|area| (area.y, area.y + area.h)).collect();
            spans.sort();
            assert!(spans.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{spans:?}");
            assert!(spans.iter().all(|span| span.1 <= layout.height));
        }
    }
}

#[test]
fn mirroring_changes_sides_only() {
    let (ltr, rtl) = (graph(false).layout(), graph(true).layout());
    assert_eq!(ltr.height, rtl.height);
    for (a, b) in ltr.issues.iter().zip(&rtl.issues) {
        assert_eq!((a.y, a.h, a.x + a.w), (b.y, b.h, WIDTH - 6 - b.x));
    }
}

#[test]
fn an_empty_graph_is_drawn_empty() {
    assert!(Graph::default().layout().curves.is_empty());
}

#[test]
fn long_words_and_lines_are_cut() {
    assert_eq!(wrap("one two three four", 60, 14, 2).len(), 2);
    assert!(fit(&"x".repeat(400), 100, 14).ends_with('…'));
}
