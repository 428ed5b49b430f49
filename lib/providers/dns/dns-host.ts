/** Where in a panel a record is entered, and what its boxes are called. */
export interface Panel {
  name: string
  /** what to press, one after the other, to get to a new record; `{zone}` stands for the zone */
  panel: readonly string[]
  /** what the boxes of a new record are called */
  boxes: { name: string; value: string }
}

/** A company that hosts zones, and how its panel wants a record. */
export interface DnsHost extends Panel {
  key: string
  /** of its name servers' names; patterns as in fingerprints */
  nameServers: readonly string[]
  /** of the primary server or the mailbox in the SOA of its zones, for name servers under the customer's own name */
  soa?: readonly string[]
  /** others whose customers' zones lie on the same servers */
  twins?: readonly Panel[]
  /** what stands for the zone's own name in the box; empty: the box stays empty */
  apex: '@' | ''
  /** a host name as a value: ends with a dot (without it the zone is appended), or has none */
  target: 'dot' | 'bare'
  /** an MX record's preference stands in front of its host; else it has a box of its own */
  preference?: 'in-value'
  /** a text has to be typed with its quotation marks, cut into strings of 255 */
  text?: 'quoted'
  /** what it offers where a CNAME cannot stand: at the zone's own name */
  atApex?: string
}
