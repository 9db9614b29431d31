-- What only recognises a request that is sent again goes when nobody sends it any more.
grant delete on web_submissions to {{app}};
