import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import type { Assessment } from '#lib/engine/run/assess.ts'
import type { Target } from '#lib/engine/target/target.ts'

/*
 * A setup is the tenant: every row below belongs to one and carries its id, and
 * every query names it. Ids are random, so that none tells of another.
 */

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const ofSetup = () =>
  uuid('setup_id')
    .notNull()
    .references(() => setups.id, { onDelete: 'cascade' })

export const setups = pgTable(
  'setups',
  {
    id: uuid('id').primaryKey(),
    /** what people say on the phone: SSL-7F3K-9Q2M */
    reference: text('reference').notNull().unique(),
    customerName: text('customer_name').notNull(),
    createdBy: text('created_by').$type<'customer' | 'csm'>().notNull(),
    /** the network that a customer started it from, for the limit on starts; swept after a day */
    startedFrom: text('started_from'),
    createdAt: at('created_at').notNull(),
    lastMovementAt: at('last_movement_at').notNull(),
  },
  (table) => [index('setups_by_movement').on(table.lastMovementAt), index('setups_by_creation').on(table.createdAt)],
)

/** What was answered in a step; the shape is the step's own (`lib/wizard/answers.ts`). */
export const answers = pgTable(
  'answers',
  {
    setupId: ofSetup(),
    step: text('step').notNull(),
    data: jsonb('data').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.setupId, table.step] })],
)

/** A host in the links of the customer's mails. Taken out ones stay, so that their runs do. */
export const linkHosts = pgTable(
  'link_hosts',
  {
    id: uuid('id').primaryKey(),
    setupId: ofSetup(),
    hostname: text('hostname').notNull(),
    position: integer('position').notNull(),
    edgeName: text('edge_name'),
    links: jsonb('links').$type<string[]>().notNull(),
    removedAt: at('removed_at'),
    createdAt: at('created_at').notNull(),
  },
  (table) => [uniqueIndex('link_hosts_by_setup').on(table.setupId, table.hostname)],
)

/** The records that Braze handed out, in normal form. */
export const handedOutRecords = pgTable(
  'handed_out_records',
  {
    id: uuid('id').primaryKey(),
    setupId: ofSetup(),
    position: integer('position').notNull(),
    type: text('type').notNull(),
    name: text('name').notNull(),
    value: text('value').notNull(),
    ttl: integer('ttl'), // seconds
    kind: text('kind').notNull(),
  },
  (table) => [uniqueIndex('handed_out_records_by_setup').on(table.setupId, table.position)],
)

/** One gather and judge. `attempt` fences: only the worker that holds the newest may write. */
export const runs = pgTable(
  'runs',
  {
    id: uuid('id').primaryKey(),
    setupId: ofSetup(),
    linkHostId: uuid('link_host_id').references(() => linkHosts.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<'records' | 'rehearsal' | 'check' | 'outlook' | 'trace' | 'today'>().notNull(),
    /** what is looked at, for the cap on one host */
    hostname: text('hostname').notNull(),
    state: text('state').$type<'queued' | 'running' | 'finished'>().notNull(),
    attempt: integer('attempt').notNull().default(0),
    /** until when the worker has it; after that it is taken up again */
    leaseUntil: at('lease_until'),
    target: jsonb('target').$type<Target>(),
    verdict: text('verdict').$type<'ready' | 'not-ready' | 'could-not-check'>(),
    assessment: jsonb('assessment').$type<Assessment>(),
    evidence: jsonb('evidence').$type<Evidence>(),
    /** what was asked for, and what was found, where the kind has no target and no assessment; the shape is the kind's own */
    input: jsonb('input'),
    result: jsonb('result'),
    /** why we could not check, where the fault is ours */
    failure: text('failure'),
    createdAt: at('created_at').notNull(),
    startedAt: at('started_at'),
    finishedAt: at('finished_at'),
  },
  (table) => [
    index('runs_by_setup').on(table.setupId, table.createdAt),
    index('runs_by_link_host').on(table.linkHostId, table.kind, table.createdAt),
    index('runs_by_hostname').on(table.hostname, table.createdAt),
    index('runs_unfinished').on(table.leaseUntil).where(sql`state <> 'finished'`),
  ],
)

/** A line of a run as it came; `seq` grows with every change and is the stream's event id. */
export const runRows = pgTable(
  'run_rows',
  {
    runId: uuid('run_id')
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    setupId: ofSetup(),
    rowId: text('row_id').notNull(),
    seq: integer('seq').notNull(),
    data: jsonb('data').notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.rowId] }), uniqueIndex('run_rows_by_seq').on(table.runId, table.seq)],
)

/** What happened in a setup: written with the change that it tells of, in one transaction. */
export const events = pgTable(
  'events',
  {
    id: uuid('id').primaryKey(),
    setupId: ofSetup(),
    at: at('at').notNull(),
    actor: text('actor').$type<'customer' | 'reviewer' | 'csm' | 'dns-admin' | 'cdn-admin' | 'job'>().notNull(),
    kind: text('kind').notNull(),
    params: jsonb('params').$type<Record<string, string>>().notNull(),
  },
  (table) => [index('events_by_setup').on(table.setupId, table.at)],
)

/** A link that is a key by itself. Only the hash of its token is kept. */
export const capabilityLinks = pgTable(
  'capability_links',
  {
    id: uuid('id').primaryKey(),
    tokenHash: text('token_hash').notNull().unique(),
    kind: text('kind').$type<'resume' | 'review' | 'csm-sign-in' | 'hand-off'>().notNull(),
    /** none for a CSM's sign-in */
    setupId: uuid('setup_id').references(() => setups.id, { onDelete: 'cascade' }),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
    revokedAt: at('revoked_at'),
  },
  (table) => [index('capability_links_by_setup').on(table.setupId, table.kind)],
)

/** A browser that has opened a link. Only the hash of its cookie is kept. */
export const sessions = pgTable('sessions', {
  id: uuid('id').primaryKey(),
  tokenHash: text('token_hash').notNull().unique(),
  csm: boolean('csm').notNull().default(false),
  createdAt: at('created_at').notNull(),
  expiresAt: at('expires_at').notNull(),
})

/** Which setups a session may see, and as whom. */
export const sessionGrants = pgTable(
  'session_grants',
  {
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    setupId: ofSetup(),
    as: text('as').$type<'customer' | 'reviewer'>().notNull(),
    /** when this visitor last looked, for what has changed since */
    seenAt: at('seen_at'),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.setupId, table.as] })],
)

/** Tasks handed to an admin by a link of their own, that needs no log-in. */
export const handOffs = pgTable(
  'hand_offs',
  {
    id: uuid('id').primaryKey(),
    setupId: ofSetup(),
    linkId: uuid('link_id')
      .notNull()
      .references(() => capabilityLinks.id, { onDelete: 'cascade' }),
    role: text('role').$type<'dns-admin' | 'cdn-admin'>().notNull(),
    /** who sends it and to whom, as the sender put it */
    sentBy: text('sent_by').notNull(),
    sentTo: text('sent_to').notNull(),
    note: text('note').notNull(),
    createdAt: at('created_at').notNull(),
    openedAt: at('opened_at'),
    /** the last "I've done it" */
    doneAt: at('done_at'),
  },
  (table) => [index('hand_offs_by_setup').on(table.setupId, table.createdAt), uniqueIndex('hand_offs_by_link').on(table.linkId)],
)

/** Which hand-offs a session has opened. */
export const handOffGrants = pgTable(
  'hand_off_grants',
  {
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    handOffId: uuid('hand_off_id')
      .notNull()
      .references(() => handOffs.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.handOffId] })],
)

/** What is looked at again by itself, and when; one for each thing that can be looked at. */
export const watches = pgTable(
  'watches',
  {
    id: uuid('id').primaryKey(),
    setupId: ofSetup(),
    kind: text('kind').$type<'records' | 'rehearsal' | 'check'>().notNull(),
    /** none for the records */
    linkHostId: uuid('link_host_id').references(() => linkHosts.id, { onDelete: 'cascade' }),
    startedAt: at('started_at').notNull(),
    /** none: paused */
    nextAt: at('next_at'),
  },
  (table) => [
    uniqueIndex('watches_by_subject').on(table.setupId, table.kind, sql`coalesce(${table.linkHostId}, ${table.setupId})`),
    index('watches_due').on(table.nextAt),
  ],
)

/** Who wants a mail when something turns green; gone once it was sent. */
export const greenMails = pgTable(
  'green_mails',
  {
    id: uuid('id').primaryKey(),
    setupId: ofSetup(),
    kind: text('kind').$type<'records' | 'rehearsal' | 'check'>().notNull(),
    linkHostId: uuid('link_host_id').references(() => linkHosts.id, { onDelete: 'cascade' }),
    address: text('address').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (table) => [
    index('green_mails_by_setup').on(table.setupId, table.kind),
    index('green_mails_by_address').on(table.address, table.createdAt),
  ],
)

/** Mails to be sent: written with the change that they tell of, in one transaction. */
export const outgoingMails = pgTable(
  'outgoing_mails',
  {
    id: uuid('id').primaryKey(),
    setupId: ofSetup(),
    address: text('address').notNull(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    createdAt: at('created_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** none: sent, or given up */
    nextAt: at('next_at'),
    sentAt: at('sent_at'),
  },
  (table) => [
    index('outgoing_mails_due').on(table.nextAt),
    index('outgoing_mails_by_setup').on(table.setupId, table.createdAt),
    index('outgoing_mails_by_address').on(table.address, table.createdAt),
  ],
)

/** What the CSM has decided on a request; the newest counts. */
export const decisions = pgTable(
  'decisions',
  {
    id: uuid('id').primaryKey(),
    setupId: ofSetup(),
    outcome: text('outcome').$type<'enabled' | 'sent-back' | 'switched-off'>().notNull(),
    note: text('note').notNull(),
    decidedAt: at('decided_at').notNull(),
  },
  (table) => [index('decisions_by_setup').on(table.setupId, table.decidedAt)],
)
