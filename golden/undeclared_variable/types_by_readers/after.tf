variable "environment" {
  type = string
}

variable "suffix" {
  type = string
}

variable "extra_labels" {
  type = map(string)
}

variable "web_size" {
  type = string
}

variable "worker_sizes" {
  type = map(string)
}

variable "zone_names" {
  type = list(string)
}

variable "vpc_cidr" {
  type = string
}

variable "newbits" {
  type = number
}

variable "first" {
  type = number
}

variable "groups" {
  type = list(string)
}

variable "descriptions" {
  type = map(string)
}

variable "images" {
  type = map(string)
}

variable "subnets" {
  type = list(string)
}

variable "extra_groups" {
  type = list(string)
}

variable "is_watched" {
  type = bool
}

variable "is_small" {
  type = bool
}

variable "workers" {
  type = number
}

variable "keys" {
  type = any
}

variable "names" {
  type = list(string)
}

variable "anything" {
  type = any
}

locals {
  name   = var.suffix != "" ? "web-${var.suffix}" : "web"
  labels = merge(var.extra_labels, { Environment = var.environment })
  sizes = {
    web    = var.web_size
    worker = lookup(var.worker_sizes, "worker", var.web_size)
  }
  zones = var.zone_names
}

resource "aws_vpc" "main" {
  cidr_block = var.vpc_cidr
  tags       = local.labels
}

resource "aws_subnet" "private" {
  count             = length(local.zones)
  vpc_id            = aws_vpc.main.id
  cidr_block        = cidrsubnet(var.vpc_cidr, var.newbits, count.index + var.first)
  availability_zone = local.zones[count.index]
}

resource "aws_security_group" "web" {
  for_each    = toset(var.groups)
  name        = "${local.name}-${each.key}"
  description = coalesce(var.descriptions[each.key], "Web")
  vpc_id      = aws_vpc.main.id
}

resource "aws_instance" "web" {
  for_each               = local.sizes
  ami                    = var.images["web"]
  instance_type          = each.value
  subnet_id              = element(var.subnets, 0)
  vpc_security_group_ids = concat([for group in aws_security_group.web : group.id], var.extra_groups)
  monitoring             = var.is_watched && length(var.subnets) > 0
  ebs_optimized          = !var.is_small
}

resource "aws_instance" "worker" {
  count         = var.workers
  ami           = try(var.images["worker"], var.images["web"])
  instance_type = local.sizes.worker
  # a value of an object tells nothing
  key_name = var.keys.worker
}

output "names" {
  value = join(",", var.names)
}

output "all" {
  value = var.anything
}
