STAGE=$${1:-staging}
cp $HOME ${bucket} %{ if true }x%{ endif } %%{http_code}
