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
    kind: text('kind').$type<'records' | 'rehearsal' | 'check'>().notNull(),
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
    actor: text('actor').$type<'customer' | 'reviewer' | 'csm' | 'job'>().notNull(),
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
    kind: text('kind').$type<'resume' | 'review' | 'csm-sign-in'>().notNull(),
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
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.setupId, table.as] })],
)
