import { activeSales } from "./active-sales.ts";
import { classicB2b } from "./classic-b2b.ts";
import { dealer } from "./dealer.ts";
import { type PipelineTemplate, pipelineTemplate, type TemplateKey, type TemplateLocale } from "./define-template.ts";
import { leadToRevenue } from "./lead-to-revenue.ts";
import { leasing } from "./leasing.ts";
import { onlineShop } from "./online-shop.ts";
import { production } from "./production.ts";
import { repeatSales } from "./repeat-sales.ts";

/** PIP-1: pipelines ready to use, each in Russian or English. */
export const pipelineTemplates: Readonly<Record<TemplateKey, (locale: TemplateLocale) => PipelineTemplate>> = {
  "classic-b2b": (locale) => pipelineTemplate(classicB2b, locale),
  production: (locale) => pipelineTemplate(production, locale),
  leasing: (locale) => pipelineTemplate(leasing, locale),
  "online-shop": (locale) => pipelineTemplate(onlineShop, locale),
  "lead-to-revenue": (locale) => pipelineTemplate(leadToRevenue, locale),
  "active-sales": (locale) => pipelineTemplate(activeSales, locale),
  dealer: (locale) => pipelineTemplate(dealer, locale),
  "repeat-sales": (locale) => pipelineTemplate(repeatSales, locale),
};

/** Keys in the order in which a list shows them. */
export const templateKeys: readonly TemplateKey[] = [
  "classic-b2b",
  "production",
  "leasing",
  "online-shop",
  "lead-to-revenue",
  "active-sales",
  "dealer",
  "repeat-sales",
];

export const isTemplateKey = (text: string): text is TemplateKey => templateKeys.some((key) => key === text);
