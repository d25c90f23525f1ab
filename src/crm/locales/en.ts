export const en = {
  refusal: {
    company_unknown: "There is no such company: it may have been deleted.",
    contact_unknown: "There is no such contact: it may have been deleted.",
    customer_invalid: "The card is not filled in correctly: check the marked fields.",
    external_id_taken: "A record with this external id already exists.",
    version_conflict: "Somebody else changed the record while you were editing. Refresh it and try again.",
    cursor_invalid: "The list cannot go on from this place: open it anew.",
    customer_inn_wrong: "This is not a tax number (ИНН): it has 10 or 12 digits, and the check digits must be right.",
    customer_kpp_wrong: "This is not a КПП: it has nine characters.",
    customer_phone_wrong: "This does not look like a phone number.",
    customer_email_wrong: "This does not look like an e-mail address.",
    customer_site_wrong: "This does not look like a site address.",
    customer_owner_unknown: "There is no such person in the workspace.",
    customer_company_unknown: "There is no such company.",
  },
} as const;
