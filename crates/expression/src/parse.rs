//! From text to a tree.

use std::ops::Range;

use rackcast_calendar::Period;

use crate::token::{Placed, Token, tokens};
use crate::{Amount, Comparison, Expression, Operator, Problem, ProblemKind, Reference, units};

/// Bytes of the longest expression that is read.
pub const LONGEST: usize = 10_000;

/// The deepest nesting of parentheses that is read.
pub const DEEPEST: usize = 40;

/// Reads an expression.
///
/// Whether its outputs and periods exist is not asked; see [`references`](crate::references).
///
/// # Errors
/// Every problem: of the words where there is one, else the first of the grammar, else all of the meaning (numbers
/// where questions should stand, periods, units).
pub fn parse(text: &str) -> Result<Expression, Vec<Problem>> {
    if text.len() > LONGEST {
        return Err(vec![Problem { span: 0..text.len(), kind: ProblemKind::TooLong }]);
    }
    let (tokens, problems) = tokens(text);
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut parser = Parser { text, tokens, at: 0, depth: 0, problems };
    let expression = parser.whole();
    match expression {
        Ok(mut expression) => {
            units::convert(&mut expression, &mut parser.problems);
            if parser.problems.is_empty() { Ok(expression) } else { Err(parser.problems) }
        }
        Err(Stop) => Err(parser.problems),
    }
}

/// The grammar is broken; the problem is noted.
struct Stop;

/// A part whose place in the grammar decides what it should have been.
enum Part {
    Question(Expression),
    Amount(Amount),
}

type Placement = (Part, Range<usize>);

struct Parser<'text> {
    text: &'text str,
    tokens: Vec<Placed<'text>>,
    at: usize,
    depth: usize,
    problems: Vec<Problem>,
}

impl<'text> Parser<'text> {
    fn whole(&mut self) -> Result<Expression, Stop> {
        let part = self.any()?;
        if self.at < self.tokens.len() {
            return Err(self.expected("and, or, or the end"));
        }
        Ok(self.question(part))
    }

    /// Questions joined by `or`.
    fn any(&mut self) -> Result<Placement, Stop> {
        self.joined(Token::Or, Self::all, Expression::Any)
    }

    /// Questions joined by `and`.
    fn all(&mut self) -> Result<Placement, Stop> {
        self.joined(Token::And, Self::one, Expression::All)
    }

    fn joined(
        &mut self,
        word: Token<'static>,
        mut part: impl FnMut(&mut Self) -> Result<Placement, Stop>,
        join: fn(Vec<Expression>) -> Expression,
    ) -> Result<Placement, Stop> {
        let first = part(self)?;
        if self.peek() != Some(word) {
            return Ok(first);
        }
        let mut span = first.1.clone();
        let mut questions = vec![self.question(first)];
        while self.peek() == Some(word) {
            self.at += 1;
            let next = part(self)?;
            span.end = next.1.end;
            questions.push(self.question(next));
        }
        Ok((Part::Question(join(questions)), span))
    }

    /// A comparison or a part in parentheses, perhaps after `not`.
    fn one(&mut self) -> Result<Placement, Stop> {
        let start = self.place().start;
        if self.peek() != Some(Token::Not) {
            return self.comparison();
        }
        self.at += 1;
        let part = self.comparison()?;
        let span = start..part.1.end;
        Ok((Part::Question(Expression::Not(Box::new(self.question(part)))), span))
    }

    fn comparison(&mut self) -> Result<Placement, Stop> {
        let first = self.chain(true)?;
        if !matches!(self.peek(), Some(Token::Relation(_))) {
            return Ok(first);
        }
        let mut span = first.1.clone();
        let first = self.amount(first);
        let mut rest = Vec::new();
        while let Some(Token::Relation(relation)) = self.peek() {
            if rest.len() == 2 {
                let span = self.place();
                self.problems.push(Problem { span, kind: ProblemKind::LongChain });
                return Err(Stop);
            }
            self.at += 1;
            let next = self.chain(true)?;
            span.end = next.1.end;
            rest.push((relation, self.amount(next)));
        }
        Ok((Part::Question(Expression::Comparison(Comparison { first, rest })), span))
    }

    /// A sum of products, or a product of values.
    fn chain(&mut self, sum: bool) -> Result<Placement, Stop> {
        let part = |parser: &mut Self| if sum { parser.chain(false) } else { parser.value() };
        let first = part(self)?;
        let mut span = first.1.clone();
        let Some(mut operator) = self.operator(sum)? else {
            return Ok(first);
        };
        let first = Box::new(self.amount(first));
        let mut rest = Vec::new();
        loop {
            let next = part(self)?;
            span.end = next.1.end;
            rest.push((operator, self.amount(next)));
            match self.operator(sum)? {
                Some(next) => operator = next,
                None => return Ok((Part::Amount(Amount::Chain { first, rest }), span)),
            }
        }
    }

    /// Takes an operator of sums or of products.
    fn operator(&mut self, sum: bool) -> Result<Option<Operator>, Stop> {
        let Some(Token::Operator(operator)) = self.peek() else {
            return Ok(None);
        };
        if operator.is_sum() != sum {
            return Ok(None);
        }
        let span = self.place();
        let spaced = self.text[..span.start].ends_with(char::is_whitespace);
        if operator == Operator::Minus && !spaced {
            self.problems.push(Problem { span, kind: ProblemKind::TightMinus });
            return Err(Stop);
        }
        self.at += 1;
        Ok(Some(operator))
    }

    fn value(&mut self) -> Result<Placement, Stop> {
        let span = self.place();
        let token = self.peek();
        if token == Some(Token::Operator(Operator::Minus))
            && let Some((Token::Number(number), place)) = self.tokens.get(self.at + 1)
        {
            let placed = (Part::Amount(Amount::Number(-number)), span.start..place.end);
            self.at += 2;
            return Ok(placed);
        }
        match token {
            Some(Token::Number(number)) => {
                self.at += 1;
                if let Some(Token::Name(name)) = self.peek() {
                    let kind = ProblemKind::UnquotedUnit(name.to_owned());
                    self.problems.push(Problem { span: span.start..self.place().end, kind });
                    return Err(Stop);
                }
                Ok((Part::Amount(Amount::Number(number)), span))
            }
            Some(Token::Text(text)) => {
                self.at += 1;
                let text = Amount::Text { text: text.to_owned(), number: f64::NAN, span: span.clone() };
                Ok((Part::Amount(text), span))
            }
            Some(Token::Base | Token::Name(_)) => self.reference(),
            Some(Token::Open) => self.parentheses(),
            _ => Err(self.expected("a number or an output")),
        }
    }

    fn parentheses(&mut self) -> Result<Placement, Stop> {
        let start = self.place();
        if self.depth == DEEPEST {
            self.problems.push(Problem { span: start, kind: ProblemKind::TooDeep });
            return Err(Stop);
        }
        self.at += 1;
        self.depth += 1;
        let (part, _) = self.any()?;
        self.depth -= 1;
        if self.peek() != Some(Token::Close) {
            return Err(self.expected("a closing parenthesis"));
        }
        let span = start.start..self.place().end;
        self.at += 1;
        Ok((part, span))
    }

    fn reference(&mut self) -> Result<Placement, Stop> {
        let start = self.place().start;
        let base = self.peek() == Some(Token::Base);
        self.at += usize::from(base);
        let Some(Token::Name(name)) = self.peek() else {
            return Err(self.expected("the name of an output"));
        };
        let name_span = self.place();
        self.at += 1;
        let Some(Token::Period(period)) = self.peek() else {
            self.problems.push(Problem { span: name_span, kind: ProblemKind::NoPeriod(name.to_owned()) });
            return Err(Stop);
        };
        let brackets = self.place();
        self.at += 1;
        let period_span = brackets.start + 1..brackets.end - 1;
        let period = match period.trim().parse::<Period>() {
            Ok(period) => period,
            Err(error) => {
                self.problems.push(Problem { span: period_span.clone(), kind: ProblemKind::Period(error) });
                Period::Year(1)
            }
        };
        let span = start..brackets.end;
        let reference = Reference { base, output: name.to_owned(), period, span: span.clone(), name_span, period_span };
        Ok((Part::Amount(Amount::Reference(reference)), span))
    }

    /// What should be a question. What is none is noted, and something harmless stands in its place.
    fn question(&mut self, (part, span): Placement) -> Expression {
        match part {
            Part::Question(question) => question,
            Part::Amount(_) => {
                self.problems.push(Problem { span, kind: ProblemKind::NoQuestion });
                Expression::All(Vec::new())
            }
        }
    }

    /// What should be a number.
    fn amount(&mut self, (part, span): Placement) -> Amount {
        match part {
            Part::Amount(amount) => amount,
            Part::Question(_) => {
                self.problems.push(Problem { span, kind: ProblemKind::NoNumber });
                Amount::Number(f64::NAN)
            }
        }
    }

    fn peek(&self) -> Option<Token<'text>> {
        self.tokens.get(self.at).map(|(token, _)| *token)
    }

    /// Where the next token stands; the end of the text where there is none.
    fn place(&self) -> Range<usize> {
        let end = self.text.trim_end().len();
        self.tokens.get(self.at).map_or(end..end, |(_, span)| span.clone())
    }

    fn expected(&mut self, expected: &'static str) -> Stop {
        let span = self.place();
        let found = self.tokens.get(self.at).map(|_| self.text[span.clone()].to_owned());
        self.problems.push(Problem { span, kind: ProblemKind::Expected { expected, found } });
        Stop
    }
}

#[cfg(test)]
mod tests;
