import type { CheckWords } from '#lib/words/types.ts'

/** What each check of this area asks, keyed by check id. */
export const forwardingCheckWords = {
  'forwarding.proof': {
    question: "Do the ESP's own answers come through over HTTPS?",
    passed: 'The link was served by the ESP, through the CDN.',
  },
  'forwarding.https': { question: 'Is HTTPS forwarded to the ESP?', passed: 'HTTPS reaches the ESP.' },
  'forwarding.response': { question: 'Is what comes back HTTP?', passed: 'The answers can be read.' },
  'forwarding.redirect-path': { question: 'Do links lead somewhere, and not in a circle?', passed: 'The redirect leads on.' },
  'forwarding.host-header': { question: 'Does the ESP see the name of the link host?', passed: 'The ESP knows whose link it is.' },
  'forwarding.tracking-domain': { question: 'Does the ESP know the link host?', passed: 'The ESP knows the link host.' },
  'forwarding.query-string': { question: 'Is the query string forwarded unchanged?', passed: 'The query string arrives unchanged.' },
  'forwarding.path': { question: 'Is the path forwarded byte for byte?', passed: 'The path arrives unchanged.' },
  'forwarding.redirect-relay': { question: "Is the ESP's redirect passed on?", passed: 'The redirect is passed on.' },
  'forwarding.location': { question: 'Does the link lead where the ESP says?', passed: 'The Location arrives unchanged.' },
  'forwarding.direct-answer': {
    question: 'Does the link get the answer that the ESP gives when asked directly?',
    passed: 'The CDN and the ESP give the same answer.',
  },
  'forwarding.cache': { question: 'Does each click reach the ESP?', passed: 'Answers are not kept too long, and each link gets its own.' },
  'forwarding.plain-http': {
    question: 'Do links of earlier mail still work over HTTP?',
    passed: 'HTTP works, or leads to the same link over HTTPS.',
  },
  'forwarding.answer-body': { question: 'Are answers whole and readable?', passed: 'Answers are whole.' },
  'forwarding.answer-time': { question: 'Do links open fast enough?', passed: 'Answers come in time.' },
  'forwarding.rate-limit': { question: 'Does the ESP accept test clicks?', passed: 'The ESP accepts test clicks.' },
  'forwarding.every-address': {
    question: 'Do all addresses of the edge forward alike?',
    passed: 'All addresses that were asked answer alike.',
  },
  'forwarding.clients': {
    question: 'Are phones and image proxies served like browsers?',
    passed: 'Phones and image proxies are served like browsers.',
  },
  'forwarding.header-size': { question: "Do request headers stay below the ESP's limit?", passed: 'The ESP accepts the request headers.' },
  'forwarding.hsts': {
    question: 'Do browsers insist on HTTPS before it works?',
    passed:
      'Neither the names above the link host nor its suffix force HTTPS on a host without it. Single domains on the list that browsers carry are not looked up.',
  },
  'forwarding.app-links': { question: 'Are the app-link files served?', passed: 'The app-link files are served as phones want them.' },
} as const satisfies Record<string, CheckWords>
