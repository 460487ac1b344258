terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

variable "rates" {
  type = list(number)
}

resource "aws_medialive_multiplex_program" "news" {
  multiplex_id = "1234567"
  program_name = "news"

  multiplex_program_settings {
    program_number             = 1
    preferred_channel_pipeline = "CURRENTLY_ACTIVE"

    video_settings {
      # shared with the other programs
      dynamic "statemux_settings" {
        for_each = var.rates
        iterator = rate

        content {
          maximum_bitrate = rate.value
        }
      }
    }
  }
}

resource "aws_medialive_multiplex_program" "sport" {
  multiplex_id = "1234567"
  program_name = "sport"

  multiplex_program_settings {
    program_number             = 2
    preferred_channel_pipeline = "CURRENTLY_ACTIVE"

    video_settings {
      dynamic "statemux_settings" {
        for_each = var.rates

        content {
          maximum_bitrate = statemux_settings.value
          priority        = statemux_settings.key
        }
      }
    }
  }
}
