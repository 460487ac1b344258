terraform
{
}
