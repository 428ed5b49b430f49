/** What a CSM decides, and what the customer reads of it. */
export const decisionWords = {
  question: 'What did you decide?',
  enabled: 'SSL is on',
  enabledHint: 'I have switched it on in Braze for the whole account. Offered only while every link host is proven.',
  sentBack: 'Send it back',
  sentBackHint: 'Something is left to do. The customer sees your note, and can request again.',
  note: 'Note to the customer',
  noteHint: 'Needed when you send it back: what is left, and who does it.',
  button: 'Note the decision',
  noRequest: 'No request waits for a decision.',
  enabledTitle: 'SSL is on',
  enabledLine: 'Your CSM has switched SSL on in Braze.',
  enabledNext: [
    'Send yourself a test mail: its links begin with https and land where they should.',
    'Keep the CDN, its certificate and port 80 as they are: links in mails that were sent before still need them.',
    'Nobody may press Verify again at the email service provider.',
  ],
  sentBackTitle: 'Your CSM has sent the request back',
  sentBackLine: 'SSL is not on. Do what the note says, check again, and request once more.',
  by: 'Decided',
} as const
