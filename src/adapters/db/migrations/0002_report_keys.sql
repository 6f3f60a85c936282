DROP INDEX "report_edition_by_report";--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_key" UNIQUE("county_id","key");--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_in_county" UNIQUE("county_id","id");--> statement-breakpoint
ALTER TABLE "report_edition" ADD CONSTRAINT "report_edition_of_report" UNIQUE("county_id","report_id");--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_strategy" FOREIGN KEY ("county_id","strategy_id") REFERENCES "public"."strategy"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_edition" ADD CONSTRAINT "report_edition_report" FOREIGN KEY ("county_id","report_id") REFERENCES "public"."report"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_period" CHECK ("report"."period_from" <= "report"."period_to");