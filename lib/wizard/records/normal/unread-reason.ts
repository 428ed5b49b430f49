/** Why no record comes of a line; `plain-text` is no sign of one at all. */
export type UnreadReason =
  | 'plain-text'
  | 'unclear' // it names a record's type or a host of the customer's, in no shape that is known
  | 'no-type'
  | 'no-name'
  | 'no-value'
  | 'no-priority' // an MX record without its number
  | 'other-type' // a type that nobody hands out for this
  | 'cut-short' // dots stand for what is missing
  | 'cut-key' // a key says itself that it is longer
  | 'cut-name' // a host name that ends in its middle
  | 'include' // of a zone file: a line that stands for others
  | 'bad-name'
  | 'bad-value'
  | 'formula' // of a spreadsheet
  | 'script' // of a web page
  | 'too-long'
