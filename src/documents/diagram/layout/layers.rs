use super::Graph;

/// A graph in which every edge leads to the next column: long edges are cut by points. Vertices are the nodes and, behind
/// them, these points.
pub(super) struct Layers {
    pub nodes: usize,
    /// By column, the vertices from the top.
    pub layers: Vec<Vec<usize>>,
    /// By vertex, its neighbours to the left and to the right.
    pub left: Vec<Vec<usize>>,
    pub right: Vec<Vec<usize>>,
    /// By edge of the graph, the points on it.
    pub points: Vec<Vec<usize>>,
}

impl Layers {
    pub fn of(graph: &Graph) -> Layers {
        let nodes = graph.columns.len();
        let count = graph.columns.iter().max().map_or(0, |last| last + 1);
        let mut layers =
            Layers { nodes, layers: vec![Vec::new(); count], left: Vec::new(), right: Vec::new(), points: Vec::new() };
        for column in &graph.columns {
            layers.add(*column);
        }
        for (from, to) in &graph.edges {
            let column = |node: &usize| graph.columns.get(*node).copied().unwrap_or(0);
            let mut points = Vec::new();
            let mut before = *from;
            for column in column(from) + 1..column(to) {
                let point = layers.add(column);
                layers.join(before, point);
                points.push(point);
                before = point;
            }
            layers.join(before, *to);
            layers.points.push(points);
        }
        layers
    }

    /// A vertex without edges, at the end of a column.
    fn add(&mut self, column: usize) -> usize {
        let vertex = self.left.len();
        self.left.push(Vec::new());
        self.right.push(Vec::new());
        if let Some(layer) = self.layers.get_mut(column) {
            layer.push(vertex);
        }
        vertex
    }

    fn join(&mut self, left: usize, right: usize) {
        if let Some(list) = self.right.get_mut(left) {
            list.push(right);
        }
        if let Some(list) = self.left.get_mut(right) {
            list.push(left);
        }
    }

    pub fn is_point(&self, vertex: usize) -> bool {
        vertex >= self.nodes
    }

    pub fn count(&self) -> usize {
        self.left.len()
    }

    pub fn left(&self, vertex: usize) -> &[usize] {
        self.left.get(vertex).map_or(&[], Vec::as_slice)
    }

    pub fn right(&self, vertex: usize) -> &[usize] {
        self.right.get(vertex).map_or(&[], Vec::as_slice)
    }

    /// By vertex, how many stand above it in its column.
    pub fn positions(&self) -> Vec<usize> {
        let mut positions = vec![0; self.count()];
        for layer in &self.layers {
            for (at, vertex) in layer.iter().enumerate() {
                if let Some(position) = positions.get_mut(*vertex) {
                    *position = at;
                }
            }
        }
        positions
    }
}
