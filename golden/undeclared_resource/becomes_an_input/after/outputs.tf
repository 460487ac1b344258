# tffix: aws_route53_zone.main is not declared:
# output "zone" {
#   value = aws_route53_zone.main.zone_id # of the shop
# }

output "name" {
  value = "${aws_instance.web[0].id} in ${data.aws_region.here.name}"
}
