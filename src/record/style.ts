import type { Markup } from "./markup.ts";

const COLOURS = `
:root{color-scheme:light dark;--paper:#fffdf9;--ink:#1c1a17;--grey:#655f56;--rule:#d8d1c5;--tint:#f6f1e8;--link:#1d4f7c;--accent:#8f1d21;
--add:#0b5c3b;--add-bg:#dff1e6;--drop:#9c2222;--drop-bg:#fae4e1;--same:#0b5c3b;--odd:#8a4b00;--odd-bg:#fdeed6;--hush:#5b4a7d;--hush-bg:#ece7f5;--mark:#fff0b8}
@media(prefers-color-scheme:dark){:root{--paper:#161513;--ink:#ece7de;--grey:#a79f92;--rule:#3b3731;--tint:#201e1b;--link:#8dbde8;--accent:#f0908f;
--add:#86d7ac;--add-bg:#17352a;--drop:#f3a39b;--drop-bg:#40201e;--same:#86d7ac;--odd:#f0bd74;--odd-bg:#3b2b14;--hush:#c3b3ea;--hush-bg:#2c2640;--mark:#574a1a}}
`;

const PAGE = `
*{box-sizing:border-box}
html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
@media(prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0 auto;max-width:90rem;padding:0 clamp(.9rem,3vw,2.5rem) 3rem;background:var(--paper);color:var(--ink);
font:1rem/1.5 Charter,"Bitstream Charter","Source Serif 4","Noto Serif",Cambria,Georgia,serif;overflow-wrap:break-word;font-variant-numeric:lining-nums}
a{color:var(--link);text-underline-offset:.15em}a:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:9}
.kicker,nav,small,.chip,.label,.note,.quiet,caption,th,.by,footer,.legend,.address,dt{font-family:"Source Sans 3","Helvetica Neue",Arial,"Liberation Sans",system-ui,sans-serif}
header{border-top:6px double var(--ink);padding-top:.7rem;margin-top:1.2rem}
.kicker{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;margin:0;font-size:.8rem;color:var(--grey)}
.kicker span:first-child{color:var(--accent);font-weight:700;text-transform:uppercase;letter-spacing:.09em}
h1{font-size:clamp(1.8rem,1.2rem + 3vw,3.2rem);line-height:1.1;letter-spacing:-.012em;margin:.6rem 0 .5rem;max-width:24ch;text-wrap:balance}
.standfirst{font-size:clamp(1.05rem,1rem + .4vw,1.3rem);line-height:1.4;margin:0 0 .4rem;color:var(--grey);max-width:60ch}
.by{margin:0;font-size:.8rem;color:var(--grey)}
nav{margin:1rem 0 0;border-block:1px solid var(--rule);font-size:.85rem}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.1rem 1.2rem;padding:0;margin:0}nav a{display:inline-block;padding:.4rem 0;text-decoration:none}nav a:hover{text-decoration:underline}
main{display:grid;grid-template-columns:minmax(0,1fr);gap:2.4rem 3rem;margin-top:2.2rem}
@media(min-width:62rem){main{grid-template-columns:minmax(0,2fr) minmax(0,3fr)}main>*{grid-column:1/-1}#setting,#participants{grid-column:auto}}
h2{font-size:1.45rem;line-height:1.2;margin:0 0 .8rem;padding-top:.45rem;border-top:2px solid var(--ink)}
h3{font-size:1.05rem;margin:1.6rem 0 .2rem}
footer{margin-top:3rem;border-top:1px solid var(--rule);color:var(--grey);font-size:.82rem}
`;

const WORDS = `
q{quotes:none}
.at,.at a{font-size:.72rem;color:var(--grey);white-space:nowrap;font-variant-numeric:tabular-nums}.at{white-space:normal}
.at a{text-decoration-color:var(--rule)}.at a:hover{color:var(--link)}
.label{font-size:.82rem;font-weight:600;color:var(--grey)}.label:after{content:":"}
.note,.quiet{font-size:.82rem;color:var(--grey)}
.note:before{content:"· "}.label+.note:before{content:none}.note+.quiet:before{content:"· "}
.chip{display:inline-block;font-size:.7rem;font-weight:650;line-height:1.5;letter-spacing:.02em;padding:0 .5em;border:1px solid var(--rule);border-radius:1em;color:var(--grey);white-space:nowrap}
.chip.primary{border-color:var(--ink);color:var(--ink)}
.chip.agree,.chip.verbatim,.chip.alike{color:var(--same);border-color:currentColor;background:var(--add-bg)}
.chip.differ,.chip.reworded,.chip.inserted,.chip.trimmed,.chip.apart,.chip.merged,.chip.moved,.chip.translated-back{color:var(--odd);border-color:currentColor;background:var(--odd-bg)}
.chip.trimmed,.chip.indirect{border-style:dashed;border-color:currentColor}
.chip.silent,.chip.not-found,.chip.negated,.chip.other-number{color:var(--hush);border-color:currentColor;background:var(--hush-bg)}
ins{color:var(--add);background:var(--add-bg);text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:.15em;border-radius:2px}
del{color:var(--drop);background:var(--drop-bg);text-decoration:line-through;border-radius:2px}
ins:before,ins:after,del:before,del:after{clip-path:inset(100%);clip:rect(1px,1px,1px,1px);height:1px;width:1px;overflow:hidden;position:absolute;white-space:nowrap}
ins:before{content:" [added: "}del:before{content:" [left out: "}ins:after,del:after{content:"] "}
.legend{display:flex;flex-wrap:wrap;gap:.3rem 1.3rem;margin:0 0 .9rem;font-size:.8rem;color:var(--grey)}.legend div{display:flex;gap:.4rem;align-items:baseline}.legend dd{margin:0}
.list ul{list-style:none;margin:0;padding:0}.list>ul>li{padding:.6rem 0;border-top:1px solid var(--rule)}.list>ul>li:first-child{border-top:0;padding-top:0}
.list ul ul{padding-left:1rem;margin-top:.15rem;font-size:.95rem}.list ul ul li{padding:.1rem 0}
#accounts .list>ul{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,19rem),1fr));gap:0 2rem}#accounts .list>ul>li{border-top:1px solid var(--rule);padding:.6rem 0}
#accounts .list ul ul{padding-left:0}
summary{cursor:pointer}summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.ledger{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,18rem),1fr));gap:1.4rem 2rem;align-items:start}
.ledger h2{font-size:1.2rem}#agree h2{border-color:var(--same)}#differ h2{border-color:var(--odd)}#silent h2{border-color:var(--hush)}
`;

const TABLE = `
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.95rem;line-height:1.42}
caption{position:absolute;clip-path:inset(100%);width:1px;height:1px;overflow:hidden;white-space:nowrap}
th,td{text-align:left;vertical-align:top;padding:.6rem .8rem .6rem 0;border-bottom:1px solid var(--rule)}
th{font-size:.85rem;font-weight:600}thead th{border-bottom:2px solid var(--ink)}
.plain td,.plain th{padding-right:1.5rem}.plain th[scope=row]{font:700 1rem/1.4 Charter,"Bitstream Charter",Georgia,serif}
.synopsis th[scope=row]{width:9.5rem;min-width:8.5rem;position:sticky;left:0;background:var(--paper)}
.synopsis th[scope=row]>*{display:block;width:fit-content;margin-bottom:.3rem}
.synopsis thead th>span{display:block;font:700 1.02rem/1.25 Charter,"Bitstream Charter",Georgia,serif}
.synopsis th small{display:block;font-weight:400;color:var(--grey);font-size:.75rem}
.synopsis td,.synopsis thead th:not(:first-child){min-width:10.5rem;padding-left:.8rem;border-left:1px solid var(--rule)}
.reading+.reading{margin-top:.7rem;padding-top:.7rem;border-top:1px dotted var(--rule)}.reading>.chip{margin-right:.3rem}
.side{margin:.35rem 0 0;font-size:.9rem}
td.silent{background:repeating-linear-gradient(135deg,transparent 0 7px,var(--tint) 7px 14px)}
.mute{font-size:.88rem;color:var(--grey);margin:.6rem 0 0}
td.apart{color:var(--grey)}
@media(max-width:46rem){.synopsis,.synopsis tbody,.synopsis tr,.synopsis th,.synopsis td{display:block;width:auto}
.synopsis thead{position:absolute;clip-path:inset(100%);height:1px;overflow:hidden}
.synopsis tr{border-top:2px solid var(--ink);padding:.2rem 0 .8rem}
.synopsis th[scope=row]{position:static;width:auto;border:0;padding-bottom:.2rem;display:flex;flex-wrap:wrap;gap:.3rem .7rem;align-items:baseline}
.synopsis th[scope=row]>*{margin:0}.synopsis th[scope=row] b{font-size:1rem}
.synopsis td{border:0;border-left:3px solid var(--rule);padding:.1rem 0 .1rem .7rem;margin:.6rem 0}
.synopsis td:before{content:attr(data-account);display:block;font:600 .78rem/1.5 "Source Sans 3","Helvetica Neue",Arial,"Liberation Sans",sans-serif;color:var(--grey)}
.synopsis td.silent,.synopsis td.apart{display:flex;gap:.6rem;align-items:baseline;flex-wrap:wrap}}
`;

const SOURCES = `
.source ol{list-style:none;margin:0;padding:0;columns:26rem auto;column-gap:2.5rem}
.source li{break-inside:avoid;padding:.5rem 0;border-top:1px solid var(--rule);scroll-margin-top:1rem}.source li p{margin:0;font-size:.93rem}
.source li small{color:var(--grey);font-size:.72rem}.address{margin:0 0 .5rem;font-size:.78rem;color:var(--grey);overflow-wrap:anywhere}
mark{background:var(--mark);color:inherit;padding:0 .1em;border-radius:2px}.context{color:var(--grey)}
.source li:target{outline:2px solid var(--accent);outline-offset:4px}
.furniture,.furniture mark{color:var(--grey)}.furniture mark{background:var(--tint)}
@media print{body{font-size:9.5pt;max-width:none;padding:0;--paper:#fff;--ink:#000}nav,.skip{display:none}tr,li,.reading{break-inside:avoid}h2,h3{break-after:avoid}
.scroll{overflow:visible}.synopsis td,.synopsis thead th:not(:first-child){min-width:0}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
@media(forced-colors:active){.chip,td.silent{border:1px solid}}
`;

/** The page's own style sheet. Holds no text of any source. */
export const STYLE: Markup = { markup: COLOURS + PAGE + WORDS + TABLE + SOURCES };
