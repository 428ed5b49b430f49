/** The first look at a customer's own domain: what is asked, what was seen, and what browsers do. */

/** The lines of the look while it goes on. */
export const outlookRowWords = {
  'outlook.https-only': {
    title: (domain: string) => `Does ${domain} tell browsers to use HTTPS only?`,
    forced: 'Yes, for all names below it.',
    free: 'No, not for the names below it.',
    unknown: 'Its web site could not be asked.',
  },
  'outlook.https': {
    title: (hostname: string) => `What does an https click on ${hostname} do today?`,
    works: 'A secure connection is made.',
    nobody: 'Nobody is there: DNS has no address for it.',
    unknown: 'Could not look.',
  },
  'outlook.http': {
    title: (hostname: string) => `What does an http click on ${hostname} do today?`,
    answered: (status: number) => `It is answered (status ${status}).`,
    'to-https': 'It is sent on to https.',
    closed: 'Port 80 is closed.',
    silent: 'There is no answer.',
    nobody: 'Nobody is there: DNS has no address for it.',
    unknown: 'Could not look.',
  },
  noLinkHost: 'It leads to no email service provider and no CDN, so it is no link host.',
} as const

const usesHttps = 'before anything is sent'

/** What was seen, in sentences. */
export const whyWords = {
  title: 'What it means for your links',
  foldedTitle: 'Why it matters for your links',
  lead: 'SSL click tracking means that the links in your mails begin with https, and that a certificate for your own link host stands behind them.',
  seen: 'This is what we saw when we looked at your domain.',
  about: 'First look',
  again: 'Look again',
  look: 'Look',
  never: 'Looked at nothing yet.',
  noSample:
    'Enter a link from one of your mails, or the domain that they are sent from: we then show what your readers’ browsers do with such links today. It takes a few seconds.',
  noSampleForReader: 'Nothing was looked at yet.',
  sample: 'A link from one of your mails, or your sending domain',
  sampleHint: 'Right-click a link in a mail and copy its address. We look at its host only and do not open it, so nothing is counted.',
  lookedAt: 'Looked at',
  evidence: 'What we saw',
  failed: 'This look was cut short by a fault of ours. It says nothing about your domain.',
  httpsOnly: {
    listed: (suffix: string, hostname: string) => ({
      title: `Every browser uses https only for names ending in ${suffix}`,
      text: `${suffix} is on the list that browsers carry. An http link to ${hostname} is turned into https ${usesHttps}.`,
    }),
    forced: (parent: string, header: string, hostname: string) => ({
      title: `${parent} tells browsers to use https only, for all names below it`,
      text: `It sends “Strict-Transport-Security: ${header}”. A browser that has been on https://${parent} turns an http link to ${hostname} into https ${usesHttps}.`,
    }),
    preloadAsked: (parent: string) =>
      `It also asks (“preload”) to be put on the list that browsers carry. Whether ${parent} is on it we have not looked up; where it is, this holds for every reader.`,
    free: (domain: string) => ({
      title: `${domain} does not tell browsers to use https for the names below it`,
      text: 'So nothing that it sends forbids http links today. Whether it is on the list that browsers carry we have not looked up.',
    }),
    unknown: (domain: string) => ({
      title: `Whether ${domain} forbids http links could not be looked up`,
      text: `https://${domain} gave us no answer. That says nothing about your links.`,
    }),
  },
  https: {
    works: (hostname: string) => ({
      title: `An https click on ${hostname} works`,
      text: 'A browser gets a certificate for this name that it trusts. What is left is to prove that clicks are forwarded, and to have SSL switched on.',
    }),
    fails: (hostname: string, title: string, found: string) => ({
      title: `An https click on ${hostname} fails today`,
      text: `${title}. ${found}`.trim(),
    }),
    nobody: (hostname: string) => ({
      title: `Nobody answers for ${hostname}`,
      text: 'DNS has no address for this name, so no click on it can arrive, with http or https.',
    }),
    unknown: (hostname: string) => ({
      title: `What an https click on ${hostname} does could not be looked up`,
      text: 'We got no clear answer from here. That says nothing about your links.',
    }),
  },
  http: {
    answered: (hostname: string) => ({
      title: `An http click on ${hostname} is answered`,
      text: 'Links in mails that were sent long ago use this way. It has to stay open.',
    }),
    'to-https': (hostname: string) => ({
      title: `An http click on ${hostname} is sent on to https`,
      text: 'So it ends as the https click does.',
    }),
    closed: (hostname: string) => ({
      title: `An http click on ${hostname} is refused`,
      text: 'Port 80 is closed. Links in mails that were sent with http do not work.',
    }),
    silent: (hostname: string) => ({
      title: `An http click on ${hostname} got no answer`,
      text: 'Nothing came back on port 80 in time, at least from here.',
    }),
    unknown: (hostname: string) => ({
      title: `What an http click on ${hostname} does could not be looked up`,
      text: 'That says nothing about your links.',
    }),
  },
  noLinkHost: (domain: string) => ({
    title: 'Your link host is not known yet',
    text: `${domain} is where mail is sent from; clicks go to a name of their own, such as link.${domain}. Once it is entered in step 1, it can be looked at in step 4.`,
  }),
  lost: {
    nothing: { title: 'Nothing is lost at this point', text: 'Readers whose browser insists on https get through.' },
    forced: {
      title: 'Clicks and opens are lost already',
      text: 'Readers whose browser knows this rule see an error in place of your page, and their click is not counted. The picture that counts opens lies on the same host: it is not shown to them either, unless their mail service fetches pictures itself, as Gmail and Yahoo do.',
    },
    some: {
      title: 'Some clicks and opens are lost',
      text: 'Readers whose browser insists on https see an error, and their click is not counted. The picture that counts opens lies on the same host: webmail that lets the browser fetch it over https does not show it. Gmail and Yahoo fetch pictures themselves, so opens there still count.',
    },
    all: { title: 'Every click is lost', text: 'Neither an http nor an https click gets through at this name today.' },
    unknown: { title: 'What is lost we cannot say', text: 'For that, the clicks above would have to be seen.' },
    ses: 'At Amazon SES a link to an https page is tracked with https by default, so such clicks take the way that fails, unless your account is set otherwise.',
  },
  browsersTitle: 'What browsers do with http links',
  browsersLead: 'This is no finding about your domain. Last checked in November 2026.',
  browsers: [
    {
      when: 'From October 2026',
      text: 'Google has announced that Chrome 154 and later ask before they open a plain http page, for everyone. How far this has reached readers is not confirmed.',
    },
    {
      when: 'Since April 2026',
      text: 'By the same announcement, Chrome 147 and later do so for readers who have switched Enhanced Safe Browsing on.',
    },
    {
      when: 'Reported in May 2026',
      text: 'Browsers in HTTPS-only mode blocked the tracked links in password mails of hex.pm, a software registry, which then gave up click tracking.',
    },
    {
      when: 'As of November 2026',
      text: 'Chrome fetches http pictures on https pages by https, and drops them where that fails. Gmail and Yahoo fetch pictures through servers of their own, so http pictures still load there.',
    },
  ],
} as const

/** What step 1 took over from the start. */
export const takenOverWords = {
  title: 'Filled in from what you gave at the start',
  link: (hostname: string) => `The link host ${hostname} comes from your link.`,
  domain: (hostname: string) => `The sending domain ${hostname} is what you entered.`,
  recognised: (hostname: string) => `${hostname} leads to an email service provider, so it was taken as a link host.`,
  esp: (esp: string, hostname: string, at: string) => `${esp}, because DNS leads ${hostname} to ${at}.`,
  change: 'Change whatever is not so.',
} as const
