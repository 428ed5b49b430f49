/** Bytes of a mail file that are taken; Gmail cuts mails of more than 102 kB, so that only attachments make one larger. */
export const largestMail = 5 * 1024 * 1024
