import type { AccountProof } from '#lib/wizard/enablement/account-proof.ts'
import type { StepId } from '#lib/wizard/steps.ts'

/** The first page: what this is, why, who is needed, how long it takes. */
export const homeWords = {
  title: 'Serve the links in your mails over HTTPS',
  lead: 'Six steps from “links on HTTP” to “ready for SSL click tracking in Braze”, each one proven on your real domain.',
  start: 'Start a setup',
  resumeTitle: 'Started already?',
  resume: 'Open the link that you saved or were sent. It leads back to where you were.',
  csm: 'CSM: open the list of setups',
  whyTitle: 'Why it matters',
  why: [
    {
      title: 'Browsers warn about plain HTTP',
      text: 'A growing number of readers see a full-page warning, or nothing at all, when a link in a mail is not served over HTTPS.',
    },
    {
      title: 'Your own domain may forbid HTTP already',
      text: 'A domain that announces HSTS for its subdomains makes browsers refuse every HTTP link below it, click links included.',
    },
    {
      title: 'One wrong record breaks every link',
      text: 'Links in mails that are long sent go through the same host. So the new way is rehearsed before DNS is changed.',
    },
  ],
  howTitle: 'What happens',
  whoTitle: 'Who you will need',
  who: [
    { name: 'You', text: 'About 20 minutes in all. You know which host names your mails link to, or ask your CSM.' },
    { name: 'Your DNS admin', text: 'About 10 minutes, twice: to add the records, and to point the link host at the CDN.' },
    { name: 'Your CDN admin', text: 'About 30 minutes, to add the host name, the certificate and the forwarding rule.' },
    { name: 'Your CSM', text: 'Reads the evidence at the end and switches SSL on.' },
  ],
  timeTitle: 'How long it takes',
  time: 'The work is about an hour, mostly of other people. Between the steps you may wait for DNS and for a certificate: minutes as a rule, sometimes a day. Your answers are kept, so you can leave and come back.',
}

export const startWords = {
  title: 'Start a setup',
  lead: 'One setup covers all link hosts of one company or brand at one email service provider.',
  csmTitle: 'Start a setup for a customer',
  csmLead: 'You get a link to send to the customer. You can fill in what you know already.',
  customerName: 'Company or brand',
  csmCustomerName: 'Customer',
  customerNameHint: 'As your CSM knows it.',
  sample: 'Your sending domain, or a link from one of your mails (may stay empty)',
  sampleHint:
    'To copy a link, right-click it in a mail. We look at its host only and do not open it. You then see what your readers’ browsers do with such links today, and we ask for it no second time.',
  button: 'Start',
  nextTitle: 'Have these ready',
  next: [
    'the host name in the links of your mails, such as link.mail.example.com',
    'which email service provider Braze sends through: SendGrid, SparkPost or Amazon SES',
    'the message from Braze with the DNS records, if you have it',
  ],
  created: 'The setup is ready.',
  createdLink: 'Link for the customer',
  createdLead: 'Send it to the customer now. It is shown this once; a new one can be made on the setup’s page, which ends the old one.',
  open: 'Open the setup',
}

export const setupWords = {
  overview: 'Overview',
  reference: 'Reference',
  lead: 'Work from the top. A step that can be done while you wait for another one says so.',
  nextTitle: 'Next',
  stepsTitle: 'Steps',
  stepOf: (number: number) => `Step ${number} of 6`,
  blockedBy: (titles: readonly string[]) => `Waits for ${titles.join(' and ')}.`,
  who: 'Who',
  hostsTitle: 'Link hosts',
  hostsEmpty: 'The link hosts appear here once they are entered in step 1.',
  readyTitle: 'Ready to request SSL enablement',
  notReadyTitle: 'What is left before SSL can be requested',
  provedAt: 'Proven',
  keepTitle: 'Come back later, or hand over',
  keepLead:
    'Your answers are saved at every step. Make a link to open this setup in another browser, or for a colleague. A new link ends the one before.',
  keepButton: 'Make a link',
  keepDone: 'Keep this link. Whoever has it can work on this setup.',
  keepLabel: 'Link to this setup',
  historyTitle: 'What happened so far',
  viewerCsm: 'You see this setup as its CSM',
  allSteps: 'All steps',
  cannotStartTitle: 'This step cannot start yet',
  cannotStart: 'First finish:',
}

/** What each step is for: one sentence below its heading. */
export const stepLeads: Record<StepId, string> = {
  'braze-setup': 'Tell us what Braze has set up for you. Your CSM knows what you do not.',
  'dns-records': 'Braze sends a list of DNS records. Paste it as it is; we read it and show what your DNS admin has to add.',
  'verify-records': 'We ask your name servers directly, so a record counts as soon as it is published.',
  'cdn-and-certificate': 'Somebody has to hold a certificate for your link host and forward the clicks. Choose who.',
  'cdn-setup': 'Set the CDN up, rehearse it while your links still work the old way, and only then change DNS.',
  'request-enablement': 'Everything that was proven, on one page. Your CSM needs it to switch SSL on in Braze.',
}

export const brazeSetupWords = {
  esp: 'Which email service provider does Braze send your mail through?',
  espHint: 'The DNS records that Braze sent name it: sendgrid.net, spgo.io (SparkPost) or awstrack.me (Amazon SES).',
  region: 'Where is your account there?',
  regions: { us: 'United States', eu: 'European Union' },
  regionHint: 'It follows the region of your Braze cluster.',
  sendingDomain: 'Sending domain',
  sendingDomainHint: 'The part after the @ of your sender address, for example mail.example.com.',
  linkHosts: 'Link hosts',
  linkHostsHint:
    'The host names that links in your mails begin with, one a line, for example link.mail.example.com. A link copied from a mail will do.',
  allHostsListed: 'These are all link hosts of this account',
  allHostsListedHint: 'At SendGrid, SSL is switched on for a whole account at once: a host that is left out would break.',
  appLinks: 'Links in our mails open our mobile app',
  appLinksHint: 'Universal Links on iOS, App Links on Android.',
  espManagedTls: 'Has your CSM told you that the email service provider can hold the certificate for you?',
  espManagedTlsHint: 'Where it can, no CDN is needed. Ask before you buy one.',
  espManagedTlsOptions: { 'not-asked': 'I have not asked yet', no: 'Asked: it cannot', yes: 'Asked: it can' },
}

export const recordsWords = {
  source: 'Where are the records?',
  sources: {
    pasted: { label: 'I have them: paste them here', hint: 'From the mail, the ticket, a table or a zone file, just as they are.' },
    'already-verified': { label: 'They are in DNS already and Braze shows them as verified', hint: 'We look at your link hosts only.' },
  },
  records: 'Records from Braze',
  button: 'Read the records',
  foundTitle: (count: number) => (count === 1 ? '1 record' : `${count} records`),
  column: { type: 'Type', name: 'Name', value: 'Value', ttl: 'TTL', use: 'For', state: 'Result' },
  ttlSeconds: (seconds: number) => `${seconds} s`,
  ttlAny: 'any',
  kinds: {
    'link-host': 'Click links',
    owner: 'Proof of ownership',
    dkim: 'Signature (DKIM)',
    bounce: 'Bounces',
    dmarc: 'DMARC policy',
    verification: 'Proof for a certificate or identity',
    other: 'Other',
  },
  copyName: 'Copy name',
  copyValue: 'Copy value',
  copyAll: 'Copy all as text',
  copyFor: (name: string) => `of ${name}`,
}

export const verifyWords = {
  about: 'Records',
  button: 'Check the records now',
  never: 'One press asks each of your name servers and public resolvers for every record. It takes a few seconds and changes nothing.',
  notCheckable: 'Records are needed first',
  notCheckableLead: 'Enter them in step 2, then they can be checked here.',
  details: 'What to do',
}

export const pathWords = {
  path: 'Who holds the certificate?',
  paths: {
    cdn: {
      label: 'A content delivery network (CDN)',
      hint: 'The usual way. The CDN gets and renews the certificate. Best if your company uses one already.',
    },
    'own-proxy': {
      label: 'A proxy of our own (nginx, HAProxy, Caddy, Apache)',
      hint: 'Full control, no new supplier. You renew the certificate and keep the server up.',
    },
    'esp-managed': {
      label: 'The email service provider',
      hint: 'Nothing to run. Only where your CSM has confirmed that your Braze account may use it.',
    },
    'braze-managed': {
      label: 'Braze, with a domain delegated to it',
      hint: 'Nothing to run. Only where your CSM offers it, so far with Amazon SES.',
    },
  },
  cdn: 'Which CDN?',
  cdnHint: 'Only with the first answer. If your company has several, ask who looks after your web site.',
  cdnNone: 'Choose a CDN',
  seen: (edge: string) => `Today ${edge} answers.`,
}

export const cdnSetupWords = {
  guideTitle: (name: string) => `How to set up ${name}`,
  guideLead: 'For your CDN admin. Your own host names are filled in.',
  recipeTitle: (program: string, fileName: string) => `Configuration for ${program} (${fileName})`,
  recipe: 'the configuration',
  edgeName: 'Name that the CDN gave you for this host',
  edgeNameHint: 'For example d111111abcdef8.cloudfront.net. The rehearsal goes there while DNS stays as it is.',
  links: 'One or two links from a real test mail',
  linksHint:
    'Send a test mail, copy the address of a link in it, one a line. Made-up links get the same error page whether the CDN forwards well or not, so only a real one proves it. Following it counts as a click. Two links also show whether the CDN mixes them up.',
  linksHintSparkpost:
    'SparkPost can be proven without one. Two links, one a line, also show whether the CDN mixes them up: send a test mail and copy the addresses of two links in it. Following them counts as clicks.',
  save: 'Save',
  saved: 'Saved.',
  rehearsalTitle: 'Rehearse before you change DNS',
  rehearsalLead: 'We talk to the CDN under your link host’s name, as a browser will, while everybody else still goes the old way.',
  rehearsalNever: 'Nothing is changed. It takes a few seconds.',
  rehearsalNeedsEdge: 'Enter the CDN’s own name above first.',
  managedCheck: {
    title: 'Check the certificate and the links',
    lead: 'We open the links under the link host’s own name, as a browser will: is the certificate there, and do they land where they should?',
  },
  cutoverTitle: 'After the change: check the public name',
  cutoverLead: 'The same checks, now the way that your readers come.',
  cutoverNever: 'Start it when DNS is changed. Before that, it tells what is there today.',
  cutoverDone: 'This host is proven. Go on to the next one, or to step 6.',
  verifyTrapTitle: 'Do not press Verify at SendGrid again',
  verifyTrap:
    'Once the link host leads to the CDN, SendGrid’s own Verify button no longer finds its record and switches your branded links off. This wizard’s checks only look.',
  noCdnTitle: 'No CDN to set up',
  noCdnLead: 'You chose a way without a CDN. Point the link host where your CSM tells you, then check it here.',
}

export const requestWords = {
  ready: 'Every link host is proven. You can ask for SSL enablement now.',
  notReady: 'Not ready to request yet',
  requestedBy: 'Your name',
  requestedByHint: 'So that your CSM knows whom to answer.',
  workspace: 'Braze workspace',
  workspaceHint: 'The name at the top left of your Braze dashboard.',
  note: 'Anything your CSM should know (may stay empty)',
  noteHint: 'A day on which it must not happen, for example.',
  button: 'Request SSL enablement',
  sentTitle: 'SSL enablement is requested',
  sentNext: [
    'Your CSM looks at the evidence below and proves it again.',
    'They switch SSL on in Braze and tell you.',
    'Then send a test mail: its links begin with https.',
  ],
  sentNextTitle: 'What happens next',
  requestedLine: (by: string, workspace: string) => `by ${by}, for the workspace ${workspace}`,
}

export const summaryWords = {
  title: 'Summary for SSL enablement',
  open: 'Open the summary to print',
  print: 'Print',
  copyText: 'Copy as text',
  json: 'Open as JSON',
  shareTitle: 'Send it to your CSM',
  shareLead: 'Make a link that shows this summary and nothing else. It can be read without an account.',
  shareButton: 'Make a link for the CSM',
  shareDone: 'Send this link to your CSM. It is shown this once.',
  shareLabel: 'Link for the CSM',
  provedAt: 'The oldest proof is from',
  about: 'About this setup',
  customer: 'Customer',
  reference: 'Reference',
  esp: 'Email service provider',
  sendingDomain: 'Sending domain',
  path: 'Certificate held by',
  made: 'Made',
  hosts: 'Link hosts',
  claims: 'What was looked at, and what it showed',
  notChecked: 'What was not looked at',
  checked: 'Checked',
  through: 'asked through',
  request: 'Request',
  unknown: 'Not entered yet',
  wholeSetup: 'The whole account',
  first: 'To mend first',
}

export const csmWords = {
  title: 'Setups',
  lead: 'Worst first: who is stuck, on what, and whose turn it is.',
  start: 'Start a setup for a customer',
  empty: 'No setup yet',
  emptyLead: 'When a customer starts one, or you start one for a customer, it appears here.',
  noMatch: 'No setup matches this filter.',
  filters: { all: 'All', stuck: 'Has a problem', waiting: 'Not proven', ready: 'Ready', requested: 'Requested', enabled: 'SSL is on' },
  filterLabel: 'Show',
  column: { customer: 'Customer', step: 'Step', verdict: 'Verdict', cause: 'First to mend', owner: 'Whose turn', moved: 'Last movement' },
  proofs: {
    proven: 'Ready',
    warned: 'Ready, with warnings',
    failing: 'Not ready',
    'to-answer': 'Answer missing',
    waiting: 'Waiting for caches',
    checking: 'Checking now',
    blind: 'Could not check',
    unseen: 'Not all checked',
    old: 'Check again',
  } satisfies Record<AccountProof, string>,
  never: 'Not checked yet.',
  noCause: 'Nothing found',
  request: { requested: 'Requested', 'sent-back': 'Sent back', enabled: 'SSL is on', 'switched-off': 'SSL is off again' },
  back: 'All setups',
  decisionTitle: 'Decision',
  reprove: 'Prove it again now',
  check: 'Check again now',
  asCustomer: 'Open the steps as the customer sees them',
  proved: 'The oldest proof is from',
  messageOpening: (customer: string) => `SSL click tracking for ${customer}: the next thing to do`,
  messageLeft: 'Still to be proven:',
  messageCopy: 'Copy message',
  wallTitle: 'For CSMs only',
  wallLead:
    'These pages show the setups of all customers. They open with the sign-in link that the server printed when it was first started.',
  wallNext: 'Ask whoever runs the wizard for the link, and open it in this browser.',
  signedIn: 'CSM',
}

export const actionWords = {
  gone: 'This setup is not open in this browser any more. Open its link again.',
  tooSoon: (seconds: number) => `This was looked at a moment ago. Try again in ${seconds} s.`,
  tooManyStarts:
    'Many setups were started within the last hour, so no more can be started just now. Try again in an hour, or ask your CSM to start one for you.',
  noEsp: 'Enter the email service provider in step 1 first.',
  noRecords: 'Enter the records in step 2 first.',
  noEdge: 'Enter the CDN’s own name for this host first.',
}
