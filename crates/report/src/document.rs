//! What a view says, before a form decides how it looks.

/// A page: blocks from top to bottom.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// The blocks.
    pub blocks: Vec<Block>,
}

/// A piece of a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading.
    Heading(String),
    /// Sentences, each on a line of its own.
    Lines(Vec<Cell>),
    /// Sentences that stand one under another.
    List(Vec<Cell>),
    /// Tables that stand one under another with columns of the same width.
    Tables(Vec<Table>),
    /// Lines of characters that make a picture.
    Figure(Vec<String>),
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// How each column stands.
    pub columns: Vec<Align>,
    /// The heads of the columns.
    pub head: Vec<Cell>,
    /// The rows; each has a cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// How a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// To the left.
    Left,
    /// To the right: numbers.
    Right,
    /// To the left, in lines as wide as the page leaves room for.
    Text,
}

/// A text in one tone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// How it is said.
    pub tone: Tone,
}

/// How something is said; a terminal shows it as colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// As everything.
    #[default]
    Plain,
    /// This is the answer.
    Strong,
    /// Less than everything.
    Quiet,
    /// Reported.
    Reported,
    /// Judged by an analyst.
    Judged,
    /// As wished.
    Good,
    /// Not as wished.
    Bad,
}

impl Cell {
    /// A text in a tone.
    pub fn new(text: impl Into<String>, tone: Tone) -> Self {
        Self { text: text.into(), tone }
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::new(text, Tone::Plain)
    }
}

impl Document {
    /// Adds a heading.
    pub fn heading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Heading(text.into()));
    }

    /// Adds a paragraph, unless it is empty.
    pub fn paragraph(&mut self, text: impl Into<Cell>) {
        self.lines(vec![text.into()]);
    }

    /// Adds paragraphs with no space between them, but for empty ones.
    pub fn lines(&mut self, cells: Vec<Cell>) {
        let cells: Vec<_> = cells.into_iter().filter(|cell| !cell.text.is_empty()).collect();
        if !cells.is_empty() {
            self.blocks.push(Block::Lines(cells));
        }
    }

    /// Adds a list under a heading, unless it is empty.
    pub fn list(&mut self, heading: impl Into<String>, items: Vec<Cell>) {
        if !items.is_empty() {
            self.heading(heading);
            self.blocks.push(Block::List(items));
        }
    }

    /// Adds tables that share their column widths; those without rows are left out.
    pub fn tables(&mut self, tables: Vec<Table>) {
        let tables: Vec<_> = tables.into_iter().filter(|table| !table.rows.is_empty()).collect();
        if !tables.is_empty() {
            self.blocks.push(Block::Tables(tables));
        }
    }

    /// Adds a picture under a heading, unless it is empty.
    pub fn figure(&mut self, heading: impl Into<String>, lines: Vec<String>) {
        if !lines.is_empty() {
            self.heading(heading);
            self.blocks.push(Block::Figure(lines));
        }
    }

    /// Adds a table, unless it has no rows.
    pub fn table(&mut self, table: Table) {
        self.tables(vec![table]);
    }
}

impl Table {
    /// An empty table with these columns and heads.
    pub fn new<H: Into<Cell>>(columns: impl IntoIterator<Item = (Align, H)>) -> Self {
        let (columns, head) = columns.into_iter().map(|(align, head)| (align, head.into())).unzip();
        Self { columns, head, rows: Vec::new() }
    }

    /// Adds a row.
    pub fn row<C: Into<Cell>>(&mut self, cells: impl IntoIterator<Item = C>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }
}
