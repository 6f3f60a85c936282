ALTER TABLE "strategy_text" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "strategy_text" ADD COLUMN "deleted_at" timestamp with time zone;