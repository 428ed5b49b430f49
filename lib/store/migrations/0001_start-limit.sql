ALTER TABLE "setups" ADD COLUMN "started_from" text;--> statement-breakpoint
CREATE INDEX "setups_by_creation" ON "setups" USING btree ("created_at");