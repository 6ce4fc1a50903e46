// Feature templates of the parser: values combined by one space, templates by "," or line. Names are those of arcs.ts.
const lines = (text: string): string[] =>
  text
    .split(/[,\n]+/)
    .map((one) => one.trim())
    .filter((one) => one !== "");

/** Templates for choosing a transition. */
export const MOVE_TEMPLATES = lines(`
s0.word,s0.tag,s0.word s0.tag,s0.fine,s0.middle,s0.end s0.pos
s1.word,s1.tag,s1.word s1.tag,s1.fine,s1.middle
b0.word,b0.tag,b0.word b0.tag,b0.fine,b0.middle,b0.end b0.pos
b1.word,b1.tag,b1.word b1.tag,b1.fine
b2.word,b2.tag,b2.word b2.tag
s2.tag,s2.word s2.tag
s0.word b0.word,s0.word s0.tag b0.word b0.tag,s0.word b0.tag,s0.tag b0.word,s0.tag b0.tag,s0.fine b0.fine,s0.middle b0.middle,s0.coarse s0.tag b0.coarse b0.tag,s0.word b0.middle,s0.middle b0.word,s0.fine b0.tag,s0.tag b0.fine
s1.word s0.word,s1.word s1.tag s0.word s0.tag,s1.word s0.tag,s1.tag s0.word,s1.tag s0.tag,s1.fine s0.fine,s1.middle s0.middle,s1.coarse s1.tag s0.coarse s0.tag,s1.fine s0.tag,s1.tag s0.fine
s1.word b0.word,s1.word b0.tag,s1.tag b0.word,s1.tag b0.tag,s1.middle b0.middle
s0.tag b1.tag,s0.word b1.tag,s0.tag b1.word,b0.tag b1.tag,b0.word b1.tag,b0.tag b1.word,b0.word b1.word
s0.tag b0.tag b1.tag,s0.word b0.tag b1.tag,s0.tag b0.word b1.tag,s0.pos b0.pos b1.word,b0.tag b1.tag b2.tag,s0.tag b0.tag b1.tag b2.tag,s1.tag s0.tag b0.tag b1.tag
s1.tag s0.tag b0.tag,s1.word s0.tag b0.tag,s1.tag s0.word b0.tag,s1.tag s0.tag b0.word,s1.word s0.pos b0.word,s1.middle s0.middle b0.tag,s1.middle s0.word b0.pos
s2.tag s1.tag s0.tag,s2.tag s1.tag s0.tag b0.tag,s2.pos s1.pos s0.word
s0.tag s0l.tag,s0.tag s0r.tag,s0.tag s0l.label,s0.tag s0r.label,s0.word s0l.label,s0.word s0r.label,s0.tag s0l.word,s0.tag s0r.word
s0l.label s0m.label s0.tag,s0r.label s0q.label s0.tag
s0.tag b0.tag s0l.tag,s0.tag b0.tag s0r.tag,s0.tag b0.tag s0l.label,s0.tag b0.tag s0r.label,s0.tag b0.tag s0m.tag,s0.tag b0.tag s0q.tag
s0.tag b0.tag b0l.tag,s0.tag b0.tag b0l.label,b0.tag b0l.label b0m.label,b0.word b0l.label,b0.tag b0l.word
s1.tag s0.tag s1l.tag,s1.tag s0.tag s1r.tag,s1.tag s0.tag s1r.label,s1.tag s0.tag s1l.label,s1.word s1r.label,s1.tag s1r.label s1q.label,s1.tag s0.tag s0l.tag,s1.tag s0.tag s0l.label,s1.tag s0.tag s0l.word,s1.word s0.word s0l.word,s1.word s0.tag s0l.word,s1.tag s0.tag s0r.tag,s1.tag s0.tag s0r.label,s1.middle s0.middle s0l.word
s1.tag s0.tag s0l.tag b0.tag,s1.tag s0.tag s1r.tag b0.tag,s1.word s0l.word b0.tag,s1.word s1r.word s0.tag
d0 s0.word,d0 s0.tag,d0 b0.word,d0 b0.tag,d0 s0.tag b0.tag,d0 s0.word b0.word
d1 s1.tag s0.tag,d1 s1.word,d1 s0.tag,d1 s1.word s0.tag
v0l s0.tag,v0r s0.tag,v0l s0.word,v0r s0.word,v1l s1.tag,v1r s1.tag,v1r s1.word,vbl b0.tag,vbl b0.word,v0l v0r s0.tag b0.tag,v1r s1.tag s0.tag b0.tag
z0l s0.tag,z0r s0.tag,z0l s0.word,z0r s0.word,z1l s1.tag,z1r s1.tag,z1r s1.word,zbl b0.tag,zbl b0.word,z0l z0r s0.tag b0.tag,z1l z1r s1.tag s0.tag,z0r s0.tag b0.tag,z0l s0.tag b0.tag
x0 s0.tag b0.tag,x1 s1.tag s0.tag,x0 x1 s1.tag s0.tag b0.tag,x0 s0.word,x0 b0.tag d0,x1 s1.word
s0p.tag s0.tag,s0.tag s0n.tag,s0n.word s0.tag,s0p.word s0.tag,s0.tag s0n.tag b0.tag,s1.tag s1n.tag s0.tag,s1.tag s1n.word s0.tag,s1.word s1n.word s0.word
end s0.tag b0.tag,end s1.pos s0.pos
`);

/** Templates for labelling an arc. */
export const LABEL_TEMPLATES = lines(`
d.word side,d.tag side,d.word d.tag side,d.fine side,d.middle side,d.end side d.pos,d.coarse d.tag side
h.word side,h.tag side,h.word h.tag side,h.fine side,h.middle side
h.word d.word,h.tag d.tag side,h.word d.tag side,h.tag d.word side,h.word h.tag d.word d.tag,h.fine d.fine side,h.middle d.middle side,h.fine d.tag side,h.tag d.fine side,h.word d.fine side,h.fine d.word side,h.coarse d.coarse side h.pos d.pos
h.tag d.tag far side,d.tag far side,h.word far side,d.word far side,far h.tag d.word
hp.tag h.tag d.tag side,h.tag hn.tag d.tag side,h.tag dp.tag d.tag side,h.tag d.tag dn.tag side,h.tag hn.tag dp.tag d.tag side
dp.word d.tag h.tag side,dn.word d.tag h.tag side,hn.word h.tag d.tag side,hp.word h.tag d.tag side,dp.tag d.tag dn.tag side,dn.word d.word side
dl.word d.tag side,dl.word d.tag h.tag side,dl.word h.word side,dl.word h.word d.tag side,dl.word d.middle h.tag side,dl.word d.fine side,dl.word d.word,dl.word h.fine d.tag side,dl.tag d.tag h.tag side,dl.label d.tag h.tag side,dm.word d.tag h.tag side,dm.label d.tag h.tag side,dl.label dm.label d.tag side,dl.word dm.word d.tag side
dr.word d.tag side,dr.label d.tag h.tag side,dr.tag d.tag h.tag side,dq.label d.tag side,dl.label dr.label d.tag side
hl.label h.tag d.tag side,hr.label h.tag d.tag side,hl.word h.tag d.tag side,hr.word h.word d.tag side,hr.label h.word d.tag side,hl.label h.word d.tag side
vdl d.tag h.tag side,vdr d.tag h.tag side,vhl h.tag d.tag side,vhr h.tag d.tag side,vhl vhr h.tag d.tag side
zdl d.tag side,zdl d.tag h.tag side,zdr d.tag side,zdr d.tag h.tag side,zdl d.word side,zhl h.tag d.tag side,zhr h.tag d.tag side,zhr h.word d.tag side,zhl h.word d.tag side,zdl zdr d.tag h.tag side,zhl zhr h.tag d.tag side,zdl zhl d.tag h.tag side
x h.tag d.tag side,x d.tag side,x h.word side,x far d.tag h.tag side
g.tag h.tag d.tag side,n.tag h.tag d.tag side,n.word d.tag h.tag side,g.word h.tag d.tag side
dl.tag dl.word h.word d.word,hr.word d.word side,hl.word d.word side
`);
