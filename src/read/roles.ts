import type { FurnitureReason } from "../model/document.ts";

/** Why an element's text would be furniture, or null. */
export type Apart = FurnitureReason | null;

const TAGS: ReadonlyMap<string, FurnitureReason> = new Map([
  ["nav", "navigation"],
  ["footer", "navigation"],
  ["aside", "related"],
  ["form", "navigation"],
  ["button", "navigation"],
  ["select", "navigation"],
  ["label", "navigation"],
  ["menu", "navigation"],
  ["dialog", "navigation"],
  ["figure", "caption"],
  ["figcaption", "caption"],
]);

// Words in classes and ids, in the order in which they decide. They match at word starts: "share", "social-share", "shareBar".
const NAMES: readonly (readonly [FurnitureReason, RegExp])[] = [
  ["comments", /(?:^|[\s_-])(?:comments?|disqus|respond|livefyre|replies)/iu],
  [
    "share",
    /(?:^|[\s_-])(?:share|sharing|social|follow|newsletter|subscri|sign-?up|cta(?:$|[\s_-])|call-to-action|promo|donat|addthis|sharedaddy|paywall[-_]*(?:overlay|banner|promo|message|offer|box|modal|teaser)|app-download)/iu,
  ],
  [
    "related",
    /(?:^|[\s_-])(?:related|recommend|more-(?:on|from|stor|news|art)|teaser|trending|popular|most-?(?:read|viewed|popular)|read-?(?:next|also|more)|also-|outbrain|taboola|yarpp|jp-related|carousel|rail|upnext|next-|rec-)/iu,
  ],
  ["caption", /(?:^|[\s_-])(?:caption|wp-caption|photo-?credit|image-?credit|img-?credit|media-?credit|gallery|slideshow|photo-?info)/iu],
  ["byline", /(?:^|[\s_-])(?:byline|author|contributor|bio(?:$|[\s_-]))/iu],
  [
    "metadata",
    /(?:^|[\s_-])(?:dateline-?time|timestamp|time-?stamp|published|post-?meta|entry-?meta|publish-?info|article-?meta|meta(?:$|[\s_-]|data)|date(?:$|[\s_-])|tags?(?:$|[\s_-])|taglist|keywords|category|topics)/iu,
  ],
  ["disclaimer", /(?:^|[\s_-])(?:copyright|disclaimer|legal)/iu],
  [
    "navigation",
    /(?:^|[\s_-])(?:nav|navbar|menu|breadcrumb|footer|site-?header|masthead|sidebar|side-?bar|cookie|consent|gdpr|banner|advert|ads?(?:$|[\s_-])|adsense|ad-|sponsor|modal|popup|pop-up|overlay|toolbar|pagination|pager|skip|widget|search|login|utility|screen-reader|sr-only|visually-?hidden|hidden(?:$|[\s_-])|print-only|d-print|only-print|correction|toc(?:$|[\s_-]))/iu,
  ],
];
const ROLES: ReadonlyMap<string, FurnitureReason> = new Map([
  ["navigation", "navigation"],
  ["banner", "navigation"],
  ["complementary", "related"],
  ["contentinfo", "navigation"],
  ["search", "navigation"],
  ["dialog", "navigation"],
  ["menu", "navigation"],
  ["tooltip", "related"],
]);

/** Classes of WordPress that tell an article's kind, tags and categories: they say nothing about what its text is. */
const FILED = /(?:^|\s)(?:post|page|type|status|format|category|tag|tags|has|author|keyword|topic|section)-[^\s]*/giu;
/** Words of a class that tell how something is laid out, or what a wide element has beside its text: "has-sidebar", "field--label-hidden", "page--nav". */
const LAID_OUT =
  /(?:^|\s)(?:has|no|with|without|not|is|js|elementor)-\S*|(?:field-{1,2})?label-hidden|--(?:has-)?(?:ads?|nav|sidebar)(?=\s|$)/giu;
/** The same of the column beside an article. */
const BESIDE = /[^\s-]{0,30}-?rail-article|article-right-rail/giu;
/** Where a name in camel case starts a new word. */
const HUMP = /(\p{Ll})(\p{Lu}\p{Ll})/gu;
const IS_POST = /(?:^|\s)(?:hentry|type-post|type-page|post-\d+)(?=\s|$)/iu;
/** The opening of an article, which lists of articles show as well: what stands around it tells which it is. */
const OPENING = /(?:^|[\s_-])(?:article|news|text)?[-_]*teaser(?:[-_]*(?:text|intro))?(?=\s|$)/iu;

/** What an element's tag says about its text. */
export function apartByTag(tag: string): Apart {
  return TAGS.get(tag) ?? null;
}

const POPUP =
  /(?:tool-?tip|pop-?over|roll-?over|hover-?card|fly-?out)[-_]*(?:\w*[-_])?(?:text|content|block|box|body|card|inner|panel)(?:$|[\s_-])/iu;

/** Whether an element calls itself what is shown only when somebody points at something. */
export function isPopup(name: string): boolean {
  return POPUP.test(name);
}

/** What an element's ARIA role says about its text. */
export function apartByRole(role: string): Apart {
  return ROLES.get(role) ?? null;
}

/** What an element's class and id say about its text. */
export function apartByName(name: string): Apart {
  const plain = (IS_POST.test(name) ? name.replace(FILED, " ") : name).replace(LAID_OUT, " ");
  // The pattern is slow to fail, and few names have a rail.
  const telling = (/rail/iu.test(plain) ? plain.replace(BESIDE, " ") : plain).replace(HUMP, "$1-$2").trim();
  const reason = telling.length < 3 ? null : (NAMES.find(([, pattern]) => pattern.test(telling))?.[0] ?? null);
  return reason === "related" && OPENING.test(telling) && /text|intro|article|news/iu.test(telling) ? null : reason;
}
