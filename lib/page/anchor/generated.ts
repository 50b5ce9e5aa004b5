/** Ids and classes that a program made up anew: they say nothing the next time. */

/** Made at run time by frameworks (React, Ember, Ext, YUI, Radix, MUI, Headless UI, Angular, Vue, Svelte, Emotion). */
const FRAMEWORK =
  /^:?r[\da-z]*:$|^(«|_r_)|^(ember|ext-(gen|comp|element)|gwt-uid|yui[_-]|radix-|mui-|headlessui-|react-aria|downshift|rc[-_]|uid[-_]?|cdk-|mat-[a-z-]+-?|jss|sc-|css-|svelte-|jsx-|ng-tns-|_ng|data-v-|select2-|dropdown-?menu-)[-\w:]*\d|^(css|sc|svelte|jsx)-[a-z\d]{5,}$/i;
const UUID = /[\da-f]{8}-?([\da-f]{4}-?){3}[\da-f]{12}/i;
const HEX = /(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{8,}/;
/** The hash of a CSS module: `Button_primary__3xY2z`. */
const MODULE = /(__|--)(?=\w*\d|[a-z]*[A-Z])[\w-]{5,8}$/;

/** Tells whether an id or class looks made by a program: a counter, a hash, a word of no language. */
export function isGenerated(token: string): boolean {
  if (FRAMEWORK.test(token) || UUID.test(token) || HEX.test(token) || MODULE.test(token)) return true;
  const letters = token.replace(/[^a-z]/gi, '');
  if (letters.length < 2) return token.length - letters.length > 1;
  return isScrambled(token);
}

/** Letters, capitals and digits change places more often than words do: `Szr5J`, `x1a2b9`, `bdVaJa`. */
function isScrambled(token: string): boolean {
  return token.split(/[-_:.]/).some((part) => {
    if (part.length < 5 || part.length > 24) return false;
    const turns = part.match(/[a-z](?=\d)|\d(?=[a-z])/gi)?.length ?? 0;
    const capitals = part.match(/[a-z](?=[A-Z])/g)?.length ?? 0;
    const bare = part.replace(/[^a-z]/gi, '');
    const vowels = bare.match(/[aeiouy]/gi)?.length ?? 0;
    if (turns >= 2) return turns + capitals >= 3 || vowels === 0;
    return (
      part.length < 10 &&
      (turns + capitals >= 2 || /[A-Z]{2}[a-z]|\d/.test(part)) &&
      vowels / bare.length < 0.25
    );
  });
}

/** The part of an id that stays: empty for a generated one, numbers as 0. */
export function stable(token = ''): string {
  return token === '' || isGenerated(token) ? '' : token.toLowerCase().replace(/\d+/g, '0');
}
