/// The style sheet of exported pages: the reader's own fonts, light or dark as the reader's system is, and printable.
enum HTMLStyle {
  static let text = """
    :root{color-scheme:light dark;--ink:#1d2127;--quiet:#59626e;--ground:#fff;--card:#f5f6f8;--line:#d9dde2;
    --good:#1c7a3e;--bad:#b3261e;--odd:#8a5a00;\(SVGCanvas.lightColours)}
    @media (prefers-color-scheme:dark){:root{--ink:#e4e7eb;--quiet:#9aa4b0;--ground:#16191d;--card:#1f242a;
    --line:#343b44;--good:#6fce8f;--bad:#ff8a80;--odd:#f0c060;\(SVGCanvas.darkColours)}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--ground);color:var(--ink);
    font:16px/1.5 system-ui,"Segoe UI","DejaVu Sans",sans-serif}
    main{max-width:52rem;margin:0 auto;padding:1.5rem 1rem 4rem}
    h1{font-size:1.7rem;line-height:1.25;margin:.2em 0}
    h2{font-size:1.25rem;margin:2.2em 0 .6em;border-bottom:1px solid var(--line);padding-bottom:.25em}
    h3{font-size:1.05rem;margin:1.6em 0 .4em}
    h4,h5,h6{margin:1.2em 0 .3em}
    a{color:var(--labs-1)}
    code,pre,.mono{font-family:ui-monospace,"DejaVu Sans Mono",Consolas,monospace;font-size:.86em}
    code{background:var(--card);padding:.1em .3em;border-radius:3px}
    pre{background:var(--card);padding:.8em 1em;overflow-x:auto;border-radius:6px;line-height:1.4}
    pre code{padding:0;background:none;font-size:1em}
    .wide{overflow-x:auto;margin:.8em 0}
    table{border-collapse:collapse;font-size:.88em;margin:.8em 0}
    .wide table{margin:0}
    th,td{text-align:left;vertical-align:top;padding:.3em .8em .3em 0;border-bottom:1px solid var(--line)}
    th{color:var(--quiet);font-weight:600}
    td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
    .verdict{font-size:1.05rem;font-weight:600;margin:.3em 0 1em}
    .passed{color:var(--good)}.failed,.error,.crashed{color:var(--bad)}
    .interrupted,.skipped,.running{color:var(--odd)}
    dl{display:grid;grid-template-columns:max-content 1fr;gap:.15em 1em;margin:0;font-size:.92em}
    dt{color:var(--quiet)}dd{margin:0;overflow-wrap:anywhere}
    ul.claims{list-style:none;padding:0;margin:.3em 0}
    ul.claims>li{padding:.2em 0 .2em 1.7em;text-indent:-1.7em}
    ul.claims>li>*{text-indent:0}
    ul.claims .mark{display:inline-block;width:1.7em}
    .quiet{color:var(--quiet)}
    figure{margin:1.2em 0}
    figure svg{display:block;width:100%}
    figcaption{font-weight:600;font-size:.85em}
    details{margin:.8em 0}
    summary{cursor:pointer;color:var(--quiet)}
    @media print{h2,h3{break-after:avoid}figure,tr{break-inside:avoid}}

    """
}
