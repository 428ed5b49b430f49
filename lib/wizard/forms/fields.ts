/** The names of the inputs of each form, as in the HTML. */
export const startFields = ['customerName', 'sample'] as const
export type StartField = (typeof startFields)[number]

/** `sample`: a link from a mail, or the domain that mail is sent from. */
export const sampleFields = ['sample'] as const
export type SampleField = (typeof sampleFields)[number]

/** `linkHosts`: one host name a line. `allHostsListed`, `appLinks`: `on` when ticked. */
export const brazeSetupFields = ['esp', 'region', 'sendingDomain', 'linkHosts', 'allHostsListed', 'appLinks', 'espManagedTls'] as const
export type BrazeSetupField = (typeof brazeSetupFields)[number]

/** `source`: `pasted` or `already-verified`. `records`: the text as it was sent. `addLinkHosts`: `on` to list those found in it. */
export const dnsRecordsFields = ['source', 'records', 'addLinkHosts'] as const
export type DnsRecordsField = (typeof dnsRecordsFields)[number]

/** `cdn` only with the path `cdn`. `accepted`: the choice whose reasons against it were read. */
export const pathFields = ['path', 'cdn', 'accepted'] as const
export type PathField = (typeof pathFields)[number]

/** One form a link host. `links`: one address a line. */
export const cdnSetupFields = ['linkHostId', 'edgeName', 'links'] as const
export type CdnSetupField = (typeof cdnSetupFields)[number]

export const enablementFields = ['requestedBy', 'workspace', 'note'] as const
export type EnablementField = (typeof enablementFields)[number]

/** What a CSM decides on a request. */
export const decisionFields = ['outcome', 'note'] as const
export type DecisionField = (typeof decisionFields)[number]
export const decisionOutcomes = ['enabled', 'sent-back', 'switched-off'] as const

/** Who holds the certificate and forwards: the answer of step 4. */
export const hostingPaths = ['cdn', 'own-proxy', 'esp-managed', 'braze-managed'] as const
export type HostingPath = (typeof hostingPaths)[number]

/** Whether the ESP could hold the certificate: the customer's CSM knows. */
export const espManagedTlsAnswers = ['not-asked', 'no', 'yes'] as const

export const recordSources = ['pasted', 'already-verified'] as const
