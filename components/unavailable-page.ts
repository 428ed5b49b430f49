import { errorWords as words } from '#lib/words/en/errors.ts'
import { shellWords } from '#lib/words/en/ui.ts'

const style = `
:root { color-scheme: light dark; --ink: #1b1e24; --canvas: #f6f6f4; --muted: #555b66; --accent: #2a4db0; --on-accent: #fff }
@media (prefers-color-scheme: dark) { :root { --ink: #eceef2; --canvas: #13151a; --muted: #abb1bd; --accent: #a3b9ff; --on-accent: #10142a } }
body { margin: 0; background: var(--canvas); color: var(--ink); font: 1rem/1.625 system-ui, sans-serif }
main { max-width: 42rem; margin: 0 auto; padding: 3rem 1rem }
h1 { font-size: 1.75rem; line-height: 2.25rem; margin: 0.5rem 0 }
p { color: var(--muted) }
a { display: inline-flex; align-items: center; min-height: 2.75rem; margin-right: 1.5rem; color: var(--accent) }
a.first { background: var(--accent); color: var(--on-accent); padding: 0 1.25rem; border-radius: 0.5rem; font-weight: 600; text-decoration: none }
`

/**
 * A page in one text, made of nothing that could fail with the rest.
 * @param back the address that could not be shown: of our own only, whatever somebody wrote there
 * @param nonce lets its style through the policy
 */
export const unavailablePage = (back: string, nonce: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.brokenTitle} – ${shellWords.product}</title>
<style nonce="${escapeHtml(nonce)}">${style}</style>
</head>
<body>
<main>
<p>${shellWords.product}</p>
<h1>${words.brokenTitle}</h1>
<p>${words.brokenLead}</p>
<p><a class="first" href="${escapeHtml(ownAddress(back))}">${words.again}</a> <a href="/">${words.home}</a></p>
</main>
</body>
</html>
`

/** A path on this server, and never a way to another one. */
const ownAddress = (back: string): string => (/^\/(?![/\\])[!-[\]-~]*$/.test(back) ? back : '/')

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
