-- Two slips in a word of ten letters leave a third of its trigrams. Who asks counts the slips, so the net may be wide.
alter function similar_search_words(text[]) set pg_trgm.word_similarity_threshold = 0.3;
