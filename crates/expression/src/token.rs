//! Words and signs of an expression.

use std::ops::Range;

use winnow::ascii::{digit1, multispace0};
use winnow::combinator::{alt, opt, preceded};
use winnow::error::EmptyError;
use winnow::prelude::*;
use winnow::stream::LocatingSlice;
use winnow::token::{any, one_of, take_till, take_while};

use crate::{Operator, Problem, ProblemKind, Relation};

/// A word or sign.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Token<'text> {
    Number(f64),
    /// What stands between quotes.
    Text(&'text str),
    Name(&'text str),
    /// What stands between brackets.
    Period(&'text str),
    Base,
    And,
    Or,
    Not,
    Relation(Relation),
    Operator(Operator),
    Open,
    Close,
}

/// A token and its bytes.
pub(crate) type Placed<'text> = (Token<'text>, Range<usize>);

type Input<'text> = LocatingSlice<&'text str>;
type Read<T> = Result<T, EmptyError>;

/// All tokens of a text, and what is none.
pub(crate) fn tokens(text: &str) -> (Vec<Placed<'_>>, Vec<Problem>) {
    let (mut tokens, mut problems) = (Vec::new(), Vec::new());
    let mut input = Input::new(text);
    loop {
        let _: Read<&str> = multispace0.parse_next(&mut input);
        if input.is_empty() {
            return (tokens, problems);
        }
        match lexeme.with_span().parse_next(&mut input) {
            Ok((Lexeme::Token(token), span)) => tokens.push((token, span)),
            Ok((Lexeme::Broken(kind), span)) => problems.push(Problem { span, kind }),
            // `lexeme` takes any character.
            Err(EmptyError) => return (tokens, problems),
        }
    }
}

enum Lexeme<'text> {
    Token(Token<'text>),
    Broken(ProblemKind),
}

fn lexeme<'text>(input: &mut Input<'text>) -> Read<Lexeme<'text>> {
    alt((number, quoted('"'), quoted('\''), period, name.map(Lexeme::Token), sign.map(Lexeme::Token), stray))
        .parse_next(input)
}

/// Digits, perhaps with a point and an exponent, and whatever hangs on them.
fn number<'text>(input: &mut Input<'text>) -> Read<Lexeme<'text>> {
    let digits = (digit1, opt(('.', digit1)), opt((one_of(['e', 'E']), opt(one_of(['+', '-'])), digit1))).take();
    let tail = take_while(0.., |next: char| next.is_alphanumeric() || matches!(next, '.' | '_'));
    let (digits, tail): (&str, &str) = (digits, tail).parse_next(input)?;
    let looks_like_unit = tail.chars().next().is_some_and(char::is_alphabetic) && !tail.starts_with(['e', 'E']);
    Ok(match digits.parse::<f64>() {
        Ok(number) if tail.is_empty() && number.is_finite() => Lexeme::Token(Token::Number(number)),
        Ok(_) if looks_like_unit => Lexeme::Broken(ProblemKind::UnquotedUnit(tail.to_owned())),
        _ => Lexeme::Broken(ProblemKind::Number(format!("{digits}{tail}"))),
    })
}

fn quoted<'text>(quote: char) -> impl Parser<Input<'text>, Lexeme<'text>, EmptyError> {
    preceded(quote, (take_till(0.., quote), opt(quote))).map(|(text, end)| match end {
        Some(_) => Lexeme::Token(Token::Text(text)),
        None => Lexeme::Broken(ProblemKind::OpenQuote),
    })
}

fn period<'text>(input: &mut Input<'text>) -> Read<Lexeme<'text>> {
    preceded('[', (take_till(0.., [']', '[']), opt(']')))
        .map(|(text, end)| match end {
            Some(_) => Lexeme::Token(Token::Period(text)),
            None => Lexeme::Broken(ProblemKind::OpenBracket),
        })
        .parse_next(input)
}

fn name<'text>(input: &mut Input<'text>) -> Read<Token<'text>> {
    let first = one_of(|next: char| next.is_ascii_alphabetic());
    let others = take_while(0.., |next: char| next.is_ascii_alphanumeric() || matches!(next, '.' | '_' | '-'));
    let word = (first, others).take().parse_next(input)?;
    if word == "base" && opt(':').parse_next(input)?.is_some() {
        return Ok(Token::Base);
    }
    Ok(match word {
        "and" => Token::And,
        "or" => Token::Or,
        "not" => Token::Not,
        _ => Token::Name(word),
    })
}

fn sign<'text>(input: &mut Input<'text>) -> Read<Token<'text>> {
    let sign = any
        .verify_map(|sign| {
            Some(match sign {
                '<' => Token::Relation(Relation::Less),
                '>' => Token::Relation(Relation::More),
                '+' => Token::Operator(Operator::Plus),
                '-' => Token::Operator(Operator::Minus),
                '*' => Token::Operator(Operator::Times),
                '/' => Token::Operator(Operator::Over),
                '(' => Token::Open,
                ')' => Token::Close,
                _ => return None,
            })
        })
        .parse_next(input)?;
    let Token::Relation(relation) = sign else {
        return Ok(sign);
    };
    let or_equal: Option<char> = opt('=').parse_next(input)?;
    Ok(Token::Relation(match (relation, or_equal) {
        (Relation::Less, Some(_)) => Relation::AtMost,
        (Relation::More, Some(_)) => Relation::AtLeast,
        (relation, _) => relation,
    }))
}

fn stray<'text>(input: &mut Input<'text>) -> Read<Lexeme<'text>> {
    any.map(|character| Lexeme::Broken(ProblemKind::Character(character))).parse_next(input)
}
