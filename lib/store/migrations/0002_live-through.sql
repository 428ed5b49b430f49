CREATE TABLE "decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"setup_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"note" text NOT NULL,
	"decided_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "green_mails" (
	"id" uuid PRIMARY KEY NOT NULL,
	"setup_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"link_host_id" uuid,
	"address" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hand_off_grants" (
	"session_id" uuid NOT NULL,
	"hand_off_id" uuid NOT NULL,
	CONSTRAINT "hand_off_grants_session_id_hand_off_id_pk" PRIMARY KEY("session_id","hand_off_id")
);
--> statement-breakpoint
CREATE TABLE "hand_offs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"setup_id" uuid NOT NULL,
	"link_id" uuid NOT NULL,
	"role" text NOT NULL,
	"sent_by" text NOT NULL,
	"sent_to" text NOT NULL,
	"note" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"opened_at" timestamp with time zone,
	"done_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "outgoing_mails" (
	"id" uuid PRIMARY KEY NOT NULL,
	"setup_id" uuid NOT NULL,
	"address" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone,
	"sent_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "watches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"setup_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"link_host_id" uuid,
	"started_at" timestamp with time zone NOT NULL,
	"next_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "input" jsonb;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "result" jsonb;--> statement-breakpoint
ALTER TABLE "session_grants" ADD COLUMN "seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_setup_id_setups_id_fk" FOREIGN KEY ("setup_id") REFERENCES "public"."setups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "green_mails" ADD CONSTRAINT "green_mails_setup_id_setups_id_fk" FOREIGN KEY ("setup_id") REFERENCES "public"."setups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "green_mails" ADD CONSTRAINT "green_mails_link_host_id_link_hosts_id_fk" FOREIGN KEY ("link_host_id") REFERENCES "public"."link_hosts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_off_grants" ADD CONSTRAINT "hand_off_grants_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_off_grants" ADD CONSTRAINT "hand_off_grants_hand_off_id_hand_offs_id_fk" FOREIGN KEY ("hand_off_id") REFERENCES "public"."hand_offs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_offs" ADD CONSTRAINT "hand_offs_setup_id_setups_id_fk" FOREIGN KEY ("setup_id") REFERENCES "public"."setups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_offs" ADD CONSTRAINT "hand_offs_link_id_capability_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."capability_links"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outgoing_mails" ADD CONSTRAINT "outgoing_mails_setup_id_setups_id_fk" FOREIGN KEY ("setup_id") REFERENCES "public"."setups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watches" ADD CONSTRAINT "watches_setup_id_setups_id_fk" FOREIGN KEY ("setup_id") REFERENCES "public"."setups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watches" ADD CONSTRAINT "watches_link_host_id_link_hosts_id_fk" FOREIGN KEY ("link_host_id") REFERENCES "public"."link_hosts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "decisions_by_setup" ON "decisions" USING btree ("setup_id","decided_at");--> statement-breakpoint
CREATE INDEX "green_mails_by_setup" ON "green_mails" USING btree ("setup_id","kind");--> statement-breakpoint
CREATE INDEX "green_mails_by_address" ON "green_mails" USING btree ("address","created_at");--> statement-breakpoint
CREATE INDEX "hand_offs_by_setup" ON "hand_offs" USING btree ("setup_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "hand_offs_by_link" ON "hand_offs" USING btree ("link_id");--> statement-breakpoint
CREATE INDEX "outgoing_mails_due" ON "outgoing_mails" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "outgoing_mails_by_setup" ON "outgoing_mails" USING btree ("setup_id","created_at");--> statement-breakpoint
CREATE INDEX "outgoing_mails_by_address" ON "outgoing_mails" USING btree ("address","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "watches_by_subject" ON "watches" USING btree ("setup_id","kind",coalesce("link_host_id", "setup_id"));--> statement-breakpoint
CREATE INDEX "watches_due" ON "watches" USING btree ("next_at");