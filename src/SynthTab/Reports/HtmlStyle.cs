namespace SynthTab.Reports;

/// <summary>How the page looks: light and dark as the reader's system, narrow and wide, on paper.</summary>
internal static class HtmlStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --line: #8886; --soft: #8881; --quiet: #5c6670; --real: #64748b; --made: #c2410c;
          --third: #0f766e; --fourth: #7c3aed; --plus: #c2410c; --minus: #1d4ed8; --good: #15803d; --mixed: #a16207; --bad: #b91c1c; }
        @media (prefers-color-scheme: dark) { :root { --quiet: #a3adb8; --real: #94a3b8; --made: #fb923c; --third: #2dd4bf; --fourth: #c4b5fd;
          --plus: #fb923c; --minus: #60a5fa; --good: #4ade80; --mixed: #facc15; --bad: #f87171; } }
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 66rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
        h1 { line-height: 1.2; }
        h2 { margin-top: 3rem; border-bottom: 2px solid var(--line); }
        h3 { margin: 2.2rem 0 .4rem; }
        p { margin: .5rem 0; max-width: 46rem; }
        nav a { margin-right: 1rem; }
        table { border-collapse: collapse; margin: .8rem 0; font-variant-numeric: tabular-nums; }
        .wide { overflow-x: auto; }
        th, td { padding: .3rem .7rem; border-bottom: 1px solid var(--line); text-align: right; vertical-align: top; overflow-wrap: normal; }
        th { font-weight: 600; }
        .word { text-align: left; overflow-wrap: break-word; min-width: 5.5rem; }
        .as-real { color: var(--good); } .behind { color: var(--mixed); } .far-behind { color: var(--bad); }
        .quiet { color: var(--quiet); }
        .note { background: var(--soft); border-left: 4px solid var(--line); padding: .4rem .8rem; }
        .verdict { border-left: 6px solid var(--quiet); background: var(--soft); padding: .5rem .9rem; margin: .6rem 0; max-width: none; }
        p.verdict > b { text-transform: capitalize; }
        .answers { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr)); gap: .8rem; margin: 1.2rem 0; }
        .answers .verdict { margin: 0; } .answers strong { display: block; font-size: 1.5rem; line-height: 1.3; }
        .answers .good strong { color: var(--good); } .answers .mixed strong { color: var(--mixed); } .answers .bad strong { color: var(--bad); }
        .metric { border-bottom: 1px solid var(--line); padding: .35rem 0; } .metric[open] { padding-bottom: 1.2rem; }
        .metric > summary b { margin-right: .5rem; } .metric > summary { padding-left: 1.1rem; text-indent: -1.1rem; }
        caption { text-align: left; font-weight: 600; padding: .6rem 0 .2rem; }
        .good { border-color: var(--good); } .mixed { border-color: var(--mixed); } .bad { border-color: var(--bad); }
        summary { cursor: pointer; }
        .charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr)); gap: 1.2rem; margin: 1rem 0; }
        figure { margin: 0; break-inside: avoid; min-width: 0; }
        figcaption { font-weight: 600; line-height: 1.3; margin-bottom: .4rem; } figcaption small { font-weight: 400; color: var(--quiet); }
        svg { width: 100%; height: auto; display: block; }
        svg text { fill: currentColor; font: 11px system-ui, sans-serif; }
        .real { fill: var(--real); } .made { fill: var(--made); } .over { fill: var(--made); fill-opacity: .55; }
        .axis { stroke: var(--quiet); fill: none; } .grid { stroke: var(--line); stroke-width: .5; }
        .diagonal { stroke: var(--quiet); stroke-dasharray: 1 4; stroke-linecap: round; } .frame { fill: none; stroke: var(--line); }
        .curve { fill: none; stroke-width: 2; } .c0 { stroke: var(--made); } .c1 { stroke: var(--real); stroke-dasharray: 6 3; }
        .c2 { stroke: var(--third); stroke-dasharray: 2 3; } .c3 { stroke: var(--fourth); stroke-dasharray: 8 3 2 3; }
        .plus { fill: var(--plus); } .minus { fill: var(--minus); }
        .g0 { fill: var(--made); } .g1 { fill: var(--minus); } .g2 { fill: var(--third); } .g3 { fill: var(--fourth); } .g4 { fill: var(--real); }
        .key.g0 { background: var(--made); } .key.g1 { background: var(--minus); } .key.g2 { background: var(--third); }
        .key.g3 { background: var(--fourth); } .key.g4 { background: var(--real); }
        .maps { grid-template-columns: repeat(auto-fill, minmax(min(26rem, 100%), 1fr)); }
        .walk { font-size: .85em; } .walk td { white-space: nowrap; } .of-data { background: var(--soft); font-weight: 600; } .changed { color: var(--made); font-weight: 600; }
        .front { fill: var(--made); } .beaten { fill: var(--line); } .unsafe { fill: none; stroke: var(--bad); stroke-width: 2; }
        .reference { fill: var(--real); } .key.front { background: var(--made); } .key.beaten { background: var(--line); }
        .key.unsafe { outline: 2px solid var(--bad); outline-offset: -2px; } .key.reference { background: var(--real); }
        .pictures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(28rem, 100%), 1fr)); gap: 1.6rem; margin: 1rem 0; }
        .key { display: inline-block; width: .8em; height: .8em; margin-right: .3em; }
        .key.real { background: var(--real); } .key.made { background: var(--made); }
        .key.plus { background: var(--plus); } .key.minus { background: var(--minus); }
        @media (max-width: 30rem) { body { margin: 1rem auto; font-size: 15px; } th, td { padding: .25rem .4rem; } }
        @media print { body { max-width: none; font-size: 11px; } nav { display: none; } h2, h3, summary { break-after: avoid; }
          tr, .verdict { break-inside: avoid; } details::details-content { content-visibility: visible; display: block; } }
        """;
}
