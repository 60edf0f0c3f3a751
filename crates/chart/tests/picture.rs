//! Charts as pictures: what is drawn, and where.

use rackcast_chart::{Band, Chart, Known, Line, Panel, Point, Size, Tick, svg};

const VALUES: [f64; 4] = [12.0, 30.5, 47.25, 18.0];

/// A chart of one line with everything on it.
fn small() -> Chart {
    let points = VALUES.into_iter().enumerate().map(|(at, value)| Point {
        at: 3.0 * at as f64,
        value: Some(value),
        band: (at > 1).then_some(Band { outer: [value - 6.0, value + 9.0], inner: [value - 2.0, value + 3.0] }),
        known: [Some(Known::Reported(value)), Some(Known::Beside(value + 4.0)), Some(Known::Judged(value)), None][at],
    });
    let line = Line { label: "base".to_owned(), points: points.collect() };
    let ticks = ["2026Q1", "2026Q2", "2026Q3", "2026Q4"].iter().enumerate();
    let ticks = ticks.map(|(at, label)| Tick { at: 3.0 * at as f64, label: (*label).to_owned() }).collect();
    Chart {
        title: "Orders".to_owned(),
        about: "A small market".to_owned(),
        source: "rackcast · small.toml".to_owned(),
        panels: vec![Panel { title: "AI orders".to_owned(), unit: "USD bn", lines: vec![line], ticks }],
        as_of: Some((4.0, "2026-05-15".to_owned())),
    }
}

/// A picture's text with its place and where of it that is.
fn texts(picture: &str) -> Vec<(String, [f64; 2], String)> {
    let elements = picture.split("<text ").skip(1);
    let text = |element: &str| {
        let (attributes, rest) = element.split_once('>').unwrap();
        let content = rest.split_once("</text>").unwrap().0.trim().to_owned();
        (
            content,
            ["x", "y"].map(|name| attribute(attributes, name).parse().unwrap()),
            attribute(attributes, "text-anchor"),
        )
    };
    elements.map(text).collect()
}

fn attribute(attributes: &str, name: &str) -> String {
    let from = attributes.split_once(&format!("{name}=\"")).unwrap().1;
    from.split_once('"').unwrap().0.to_owned()
}

#[test]
fn a_small_chart() {
    insta::assert_snapshot!(svg(&small(), Some(Size { width: 480, height: 300 })).unwrap());
}

#[test]
fn points_lie_where_the_axes_say() {
    let picture = svg(&small(), None).unwrap();
    let texts = texts(&picture);
    // Two marks of the axis of values, and of the axis of time, say where everything is.
    let marks: Vec<(f64, f64)> = texts
        .iter()
        .filter(|(_, _, anchor)| anchor == "end")
        .filter_map(|(text, [_, y], _)| Some((text.parse().ok()?, *y)))
        .collect();
    let (low, high) = (marks[0], marks[marks.len() - 1]);
    let value = |y: f64| low.0 + (y - low.1) / (high.1 - low.1) * (high.0 - low.0);
    let quarters: Vec<f64> =
        texts.iter().filter(|(text, ..)| text.starts_with("2026Q")).map(|(_, [x, _], _)| *x).collect();
    assert_eq!((marks.len(), quarters.len()), (7, 4), "{texts:?}");
    let path = picture.split("<polyline ").skip(1).map(|element| attribute(element, "points"));
    let path = path.max_by_key(String::len).unwrap();
    let points: Vec<[f64; 2]> = path
        .split_whitespace()
        .map(|point| {
            let (x, y) = point.split_once(',').unwrap();
            [x, y].map(|number| number.parse().unwrap())
        })
        .collect();
    assert_eq!(points.len(), VALUES.len());
    for (([x, y], wanted), quarter) in points.iter().zip(VALUES).zip(&quarters) {
        // A tenth of a pixel.
        let fine = (high.0 - low.0) / (low.1 - high.1);
        assert!((value(*y) - wanted).abs() <= fine, "{wanted}: {}", value(*y));
        assert!((x - quarter).abs() <= 1.0, "{wanted}: {x} {quarter}");
    }
}

#[test]
fn lines_that_coincide_are_all_seen() {
    let mut chart = small();
    let line = chart.panels[0].lines[0].clone();
    chart.panels[0].lines =
        ["one", "two", "three"].map(|label| Line { label: label.to_owned(), ..line.clone() }).into();
    let picture = svg(&chart, None).unwrap();
    let strokes: Vec<(String, f64)> = picture
        .split("<polyline ")
        .skip(1)
        .filter(|element| attribute(element, "stroke-width") == "22")
        .map(|element| {
            let points: Vec<[f64; 2]> = attribute(element, "points")
                .split_whitespace()
                .map(|point| point.split_once(',').map(|(x, y)| [x, y].map(|place| place.parse().unwrap())).unwrap())
                .collect();
            let length = |pair: &[[f64; 2]]| (pair[1][0] - pair[0][0]).hypot(pair[1][1] - pair[0][1]);
            (attribute(element, "stroke"), points.windows(2).map(length).sum())
        })
        .collect();
    let of =
        |colour: &str| strokes.iter().filter(|(of, _)| of == colour).map(|(_, length)| *length).collect::<Vec<_>>();
    let mut colours: Vec<&str> = strokes.iter().map(|(colour, _)| &**colour).collect();
    colours.dedup();
    // Each line lies on those before it, then each has a piece of it beside its name.
    assert_eq!(colours.len(), 6, "{colours:?}");
    assert_eq!(colours[..3], colours[3..]);
    let whole = of(colours[0]);
    assert_eq!((whole.len(), whole[1]), (2, 300.0), "the first has no gap");
    for colour in &colours[1..3] {
        let parts = of(colour);
        let drawn = parts.iter().sum::<f64>() / whole.iter().sum::<f64>();
        assert!(parts.len() > 20 && (0.2..0.8).contains(&drawn), "{colour}: {drawn} in {} parts", parts.len());
        assert!(parts.iter().rev().take(2).all(|part| *part < 150.0), "the piece beside the name has the pattern too");
    }
    assert!((of(colours[1])[0] - of(colours[2])[0]).abs() > 30.0, "patterns differ");
}

#[test]
fn text_is_never_markup() {
    let bad = "</text><script>alert(1)</script>\u{1}&amp;\"'";
    let mut chart = small();
    for text in [&mut chart.title, &mut chart.about, &mut chart.source] {
        bad.clone_into(text);
    }
    let panel = &mut chart.panels[0];
    for text in [&mut panel.title, &mut panel.lines[0].label, &mut panel.ticks[0].label] {
        bad.clone_into(text);
    }
    chart.as_of = Some((4.0, bad.to_owned()));
    let picture = svg(&chart, None).unwrap();
    assert!(!picture.contains("<script") && !picture.contains('\u{1}'));
    assert!(picture.contains("&lt;script&gt;"));
    let known = ["svg", "title", "desc", "rect", "text", "line", "polyline", "polygon", "circle"];
    let tags = picture.split('<').skip(1).map(|tag| tag.trim_start_matches('/').split([' ', '>', '/']).next().unwrap());
    for tag in tags {
        assert!(known.contains(&tag), "{tag}");
    }
}

#[test]
fn what_is_missing_is_not_drawn() {
    let mut chart = small();
    chart.panels[0].lines[0].points.iter_mut().for_each(|point| *point = Point::new(point.at, None));
    assert!(svg(&chart, None).unwrap().contains("no values"));
    chart.panels[0].lines[0].points[1].value = Some(3.0);
    let alone = svg(&chart, None).unwrap();
    assert!(alone.contains("<circle") && !alone.contains("NaN"));
    assert!(svg(&Chart::default(), None).unwrap().contains("nothing to show"));
    let size = svg(&small(), Some(Size { width: 10, height: 300 })).unwrap_err();
    assert_eq!(size, "a chart is 240 to 8000 pixels wide and high, not 10 by 300");
}

#[cfg(feature = "png")]
#[test]
fn pixels_have_letters_and_are_the_same_again() {
    let size = Some(Size { width: 480, height: 300 });
    let drawn = |chart: &Chart| rackcast_chart::png(&svg(chart, size).unwrap()).unwrap();
    let picture = drawn(&small());
    let pixels = |at: usize| u32::from_be_bytes(picture[at..at + 4].try_into().unwrap());
    assert_eq!((&picture[1..4], pixels(16), pixels(20)), (&b"PNG"[..], 960, 600));
    assert!(picture == drawn(&small()), "the same bytes");
    // Without a font a title would leave no pixel.
    assert!(picture != drawn(&Chart { title: String::new(), ..small() }));
}
