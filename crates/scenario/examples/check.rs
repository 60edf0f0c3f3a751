use rackcast_scenario::*;
fn main() {
    let mut request = Request::default();
    let mut args = std::env::args().skip(1);
    while let Some(a) = args.next() { match a.as_str() { "--set" => request.settings.push(args.next().unwrap()), "--with" => request.levers.push(args.next().unwrap()), _ => request.file = a } }
    let t = std::time::Instant::now();
    let loaded = load(&request, &DiskFiles, &NothingShipped);
    eprintln!("{:?}", t.elapsed());
    for d in &loaded.diagnostics {
        println!("{:?} [{}] {}: {}", d.severity, d.code, d.place.as_ref().map_or("-".into(), |p| format!("{}:{}:{}", p.file.name, p.start().line, p.start().column)), d.message);
        if let Some(p)=&d.place { println!("    | {:?}", p.text()); }
        if let Some(h)=&d.help { println!("    = {h}"); }
        for c in &d.chain { println!("    < {c}"); }
    }
    match loaded.scenario { None => println!("no scenario"), Some(s) => println!("{} {:?} inputs {} obs {} judg {} segs {:?} vend {:?} attrs {:?}", s.name, s.horizon, s.inputs.len(), s.observations.len(), s.judgements.len(), s.segments, s.vendors.iter().map(|v|&v.key).collect::<Vec<_>>(), s.attributes) }
}
