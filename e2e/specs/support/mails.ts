/** A saved mail in parts, as ESPs send them: plain text, HTML, an open pixel. */
export function savedMail(links: readonly string[], { pixel = '', closed = true }: { pixel?: string; closed?: boolean } = {}): Buffer {
  const anchors = links.map((link, n) => `<p><a href="${link}">Offer ${n + 1}</a></p>`).join('\r\n')
  const lines = [
    'Received: from o1.example.net (sendgrid.net [167.89.1.1]) by mx.example.org; Sun, 22 Nov 2026 09:00:01 +0000',
    'From: =?utf-8?Q?Acme_=E2=9C=A8?= <news@hostile-hops.com>',
    'To: reader@example.org',
    'Date: Sun, 22 Nov 2026 09:00:00 +0000',
    'Subject: Spring sale',
    'X-SG-EID: u001.abc',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="part"',
    '',
    '--part',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'See https://www.example.org/in-text.',
    '',
    '--part',
    'Content-Type: text/html; charset=utf-8',
    '',
    `<html><body>${anchors}${pixel ? `<img src="${pixel}" width="1" height="1">` : ''}</body></html>`,
    ...(closed ? ['--part--', ''] : []),
  ]
  return Buffer.from(lines.join('\r\n'))
}
